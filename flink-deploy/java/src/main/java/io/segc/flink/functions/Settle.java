package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;
import java.util.Arrays;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.types.Row;

/**
 * Puts moves of one user into their order (SEMANTICS §7). Deadlines come as rows a little before or after their instant; this holds rows back until none can come
 * that belongs before them, and then gives them in order, as the answer to the row that made it certain. A row without an instant says that there has been silence for long enough.
 */
@FunctionHint(output = @DataTypeHint(Moves.TYPE))
public class Settle extends PlannedAggregateFunction<Row[], Settle.Accumulator> {

    /** The rows held back, and those that the row just taken has made certain. */
    public static class Accumulator {
        @DataTypeHint(Moves.TYPE)
        public Row[] waiting = Moves.NONE;

        @DataTypeHint(Moves.TYPE)
        public Row[] settled = Moves.NONE;
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /**
     * Takes the next row.
     *
     * @param at epoch ms; NULL after silence
     * @param margin a row that comes later has an instant that is less than this many ms before that of any row before it
     */
    public void accumulate(
            Accumulator accumulator,
            Long at,
            Integer phase,
            Integer role,
            String[] eventIds,
            String lastId,
            Long margin) {
        if (at != null) {
            accumulator.waiting =
                    Moves.append(accumulator.waiting, Row.of(at, phase, role, eventIds, lastId, null));
        }
        Row[] waiting = accumulator.waiting;
        Arrays.sort(waiting, Moves.ORDER);
        int settled = 0;
        while (settled < waiting.length && (at == null || Moves.at(waiting[settled]) <= at - margin)) {
            settled += 1;
        }
        accumulator.settled = Arrays.copyOfRange(waiting, 0, settled);
        accumulator.waiting = Arrays.copyOfRange(waiting, settled, waiting.length);
    }

    @Override
    public Row[] getValue(Accumulator accumulator) {
        return accumulator.settled.length == 0 ? null : accumulator.settled;
    }
}
