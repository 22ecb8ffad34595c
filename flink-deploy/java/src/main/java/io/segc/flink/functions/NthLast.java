package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;

/** The value of the {@code n}-th last row, this row being the first of them; NULL while there are fewer. {@code n} is one number, and no value is NULL. */
public class NthLast extends PlannedAggregateFunction<Long, NthLast.Accumulator> {

    /** The last n values, a ring: {@code next} is where the oldest stands and the next one goes. */
    public static class Accumulator {
        public long[] values = new long[0];
        public int next = 0;
        public long count = 0;
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /** Takes the next row. */
    public void accumulate(Accumulator accumulator, Long value, Integer n) {
        if (accumulator.values.length != n) {
            accumulator.values = new long[n];
        }
        accumulator.values[accumulator.next] = value;
        accumulator.next = (accumulator.next + 1) % n;
        accumulator.count += 1;
    }

    @Override
    public Long getValue(Accumulator accumulator) {
        return accumulator.count < accumulator.values.length ? null : (Long) accumulator.values[accumulator.next];
    }
}
