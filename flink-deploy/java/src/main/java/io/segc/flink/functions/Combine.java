package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.types.Row;

/**
 * SEMANTICS §16: the moves of a segment that is made of other segments. Rows are the transitions of those, with the segment they come {@code from}, and the moves of its own exit, from NULL.
 * Like {@link Settle} it holds rows back until an instant is complete; then it judges the formula once.
 */
@FunctionHint(output = @DataTypeHint(Moves.TYPE))
public class Combine extends PlannedAggregateFunction<Row[], Combine.Accumulator> {
    private static final int PHASE = 3;

    /** Referenced segments in the order in which their transitions are looked at; what one segment does keeps its order, for sorting is stable. */
    private static final Comparator<Row> BY_INSTANT_AND_SEGMENT =
            Comparator.<Row>comparingLong(Moves::at)
                    .thenComparing(Moves::from, Comparator.nullsFirst(Comparator.naturalOrder()));

    private transient Map<String, Formula> formulas;

    /** The rows held back, the segments the user is inside of, whether the formula was true, and the moves that the row just taken has made certain. */
    public static class Accumulator {
        @DataTypeHint(Moves.TYPE)
        public Row[] waiting = Moves.NONE;

        public String[] inside = new String[0];
        public boolean held = false;

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
     * @param role 0 for an enter or a renewal, 1 for an exit
     * @param margin a row that comes later has an instant that is less than this many ms before that of any row before it
     */
    public void accumulate(
            Accumulator accumulator,
            Long at,
            Integer phase,
            Integer role,
            String[] eventIds,
            String lastId,
            String from,
            String formula,
            Long margin) {
        if (at != null) {
            accumulator.waiting =
                    Moves.append(accumulator.waiting, Row.of(at, phase, role, eventIds, lastId, from));
        }
        Row[] waiting = accumulator.waiting;
        Arrays.sort(waiting, BY_INSTANT_AND_SEGMENT);
        List<Row> settled = new ArrayList<>();
        int begin = 0;
        while (begin < waiting.length && (at == null || Moves.at(waiting[begin]) <= at - margin)) {
            int end = begin;
            while (end < waiting.length && Moves.at(waiting[end]) == Moves.at(waiting[begin])) {
                end += 1;
            }
            judge(accumulator, Arrays.asList(waiting).subList(begin, end), formula(formula), settled);
            begin = end;
        }
        accumulator.waiting = Arrays.copyOfRange(waiting, begin, waiting.length);
        accumulator.settled = settled.toArray(Moves.NONE);
    }

    private static void judge(Accumulator accumulator, List<Row> instant, Formula formula, List<Row> settled) {
        List<Row> exits = new ArrayList<>();
        TreeSet<String> inside = new TreeSet<>(Arrays.asList(accumulator.inside));
        boolean entered = false;
        Row last = null;
        for (Row row : instant) {
            if (Moves.from(row) == null) {
                exits.add(row);
                continue;
            }
            last = row;
            if (Moves.role(row) == 0) {
                inside.add(Moves.from(row));
                entered = true;
            } else {
                inside.remove(Moves.from(row));
            }
        }
        exits.sort(Moves.ORDER);
        settled.addAll(exits);
        if (last == null) {
            return;
        }
        boolean holds = formula.holds(inside);
        if (holds ? entered || !accumulator.held : accumulator.held) {
            String[] eventIds = (String[]) last.getField(Moves.EVENT_IDS);
            String lastId = eventIds[eventIds.length - 1];
            settled.add(Row.of(Moves.at(last), PHASE, holds ? 0 : 1, eventIds, lastId, null));
        }
        accumulator.held = holds;
        accumulator.inside = inside.toArray(new String[0]);
    }

    private Formula formula(String text) {
        if (formulas == null) {
            formulas = new HashMap<>();
        }
        return formulas.computeIfAbsent(text, Formula::parse);
    }

    @Override
    public Row[] getValue(Accumulator accumulator) {
        return accumulator.settled.length == 0 ? null : accumulator.settled;
    }
}
