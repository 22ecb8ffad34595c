package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.types.Row;

/**
 * SEMANTICS §12: the beginnings of chains that a row of the next step might continue, in the order in which they came; NULL at a row that is itself a beginning.
 * A beginning is kept for as long as it can still be completed in time. Its rank says how many came before it.
 */
@FunctionHint(output = @DataTypeHint(Candidates.TYPE))
public class Candidates extends PlannedAggregateFunction<Row[], Candidates.Accumulator> {
    static final String TYPE =
            "ARRAY<ROW<`rank` BIGINT, `beganAt` BIGINT, `eventIds` ARRAY<STRING>, `fields` ARRAY<STRING>>>";
    private static final int BEGAN_AT = 1;

    /** The beginnings that are kept, how many have come, and whether the row just taken asks for them. */
    public static class Accumulator {
        @DataTypeHint(TYPE)
        public Row[] kept = Moves.NONE;

        public long count = 0;
        public boolean asked = false;
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /**
     * Takes the next row.
     *
     * @param beganAt when the beginning began, epoch ms; NULL at a row of the next step
     * @param eventIds its deciding events
     * @param fields values of its events, as text
     * @param at time of the row, epoch ms
     * @param within a chain's last step comes less than this many ms after its first
     */
    public void accumulate(
            Accumulator accumulator, Long beganAt, String[] eventIds, String[] fields, Long at, Long within) {
        List<Row> kept = new ArrayList<>();
        for (Row candidate : accumulator.kept) {
            if (at - (Long) candidate.getField(BEGAN_AT) < within) {
                kept.add(candidate);
            }
        }
        accumulator.asked = beganAt == null;
        if (beganAt != null) {
            kept.add(Row.of(accumulator.count, beganAt, eventIds, fields));
            accumulator.count += 1;
        }
        accumulator.kept = kept.toArray(Moves.NONE);
    }

    @Override
    public Row[] getValue(Accumulator accumulator) {
        return accumulator.asked && accumulator.kept.length > 0 ? accumulator.kept : null;
    }
}
