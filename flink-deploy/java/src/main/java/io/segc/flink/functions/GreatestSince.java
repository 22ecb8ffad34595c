package io.segc.flink.functions;

/** The largest of the values since {@code reset} was last true. */
public class GreatestSince extends ExtremeSince {
    @Override
    double beyond(double a, double b) {
        return Math.max(a, b);
    }
}
