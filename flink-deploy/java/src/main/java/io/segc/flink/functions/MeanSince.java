package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;

/** The mean of the values that are not NULL since {@code reset} was last true, that row included; NULL when there are none. */
public class MeanSince extends PlannedAggregateFunction<Double, MeanSince.Accumulator> {

    /** The sum so far, added in the order of the rows, and of how many values. */
    public static class Accumulator {
        public double sum = 0;
        public long count = 0;
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /** Takes the next row; {@code reset} is not NULL. */
    public void accumulate(Accumulator accumulator, Boolean reset, Double value) {
        if (reset) {
            accumulator.sum = 0;
            accumulator.count = 0;
        }
        if (value != null) {
            accumulator.sum += value;
            accumulator.count += 1;
        }
    }

    @Override
    public Double getValue(Accumulator accumulator) {
        return accumulator.count == 0 ? null : accumulator.sum / accumulator.count;
    }
}
