package io.segc.flink.functions;

import io.segc.flink.planning.PlannedAggregateFunction;

/** One of the values that are not NULL since {@code reset} was last true, that row included: the one that is beyond all others. NULL when there are none, NaN when one is. */
public abstract class ExtremeSince extends PlannedAggregateFunction<Double, ExtremeSince.Accumulator> {

    /** The value so far. */
    public static class Accumulator {
        public Double value;
    }

    /** The one of two values that goes beyond the other. */
    abstract double beyond(double a, double b);

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
            accumulator.value = accumulator.value == null ? value : beyond(accumulator.value, value);
        }
    }

    @Override
    public Double getValue(Accumulator accumulator) {
        return accumulator.value;
    }
}
