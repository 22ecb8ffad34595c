package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;

/** The smallest of the values that are not NULL since {@code reset} was last true, that row included; NULL when there are none, NaN when one is. */
public class LeastSince extends PlannedAggregateFunction<Double, LeastSince.Accumulator> {

    /** The smallest so far. */
    public static class Accumulator {
        public Double value;
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /** Takes the next row; {@code reset} is not NULL. */
    public void accumulate(Accumulator accumulator, Boolean reset, Double value) {
        if (reset) {
            accumulator.value = null;
        }
        if (value != null) {
            accumulator.value = accumulator.value == null ? value : Math.min(accumulator.value, value);
        }
    }

    @Override
    public Double getValue(Accumulator accumulator) {
        return accumulator.value;
    }
}
