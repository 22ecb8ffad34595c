package io.segc.flink.functions;

import org.apache.flink.table.functions.AggregateFunction;

/**
 * The value of the row before this one, over {@code ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW}; NULL at the first row.
 *
 * <p>Flink's own LAG works on RANGE frames: rows of one instant are peers there, and all get the same answer.
 */
public class PreviousLong extends AggregateFunction<Long, PreviousLong.Accumulator> {

    /** The values of this row and of the one before. */
    public static class Accumulator {
        public Long previous;
        public Long current;
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /** Takes the next row's value, which may be NULL. */
    public void accumulate(Accumulator accumulator, Long value) {
        accumulator.previous = accumulator.current;
        accumulator.current = value;
    }

    @Override
    public Long getValue(Accumulator accumulator) {
        return accumulator.previous;
    }
}
