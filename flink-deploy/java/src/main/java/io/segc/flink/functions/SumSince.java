package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;

/** The sum of {@code value} over the rows since {@code reset} was last true, that row included. */
public class SumSince extends PlannedAggregateFunction<Long, SumSince.Accumulator> {

    /** The sum so far. */
    public static class Accumulator {
        public long sum = 0;
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /** Takes the next row; neither argument is NULL. */
    public void accumulate(Accumulator accumulator, Boolean reset, Long value) {
        accumulator.sum = reset ? value : accumulator.sum + value;
    }

    @Override
    public Long getValue(Accumulator accumulator) {
        return accumulator.sum;
    }
}
