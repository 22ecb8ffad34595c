package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;

/** The sum of the values that are not NULL since {@code reset} was last true, that row included, added in the order of the rows; 0 when there are none. */
public class TotalSince extends PlannedAggregateFunction<Double, TotalSince.Accumulator> {

    /** The sum so far. */
    public static class Accumulator {
        public double sum = 0;
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /** Takes the next row; {@code reset} is not NULL. */
    public void accumulate(Accumulator accumulator, Boolean reset, Double value) {
        if (reset) {
            accumulator.sum = 0;
        }
        if (value != null) {
            accumulator.sum += value;
        }
    }

    @Override
    public Double getValue(Accumulator accumulator) {
        return accumulator.sum;
    }
}
