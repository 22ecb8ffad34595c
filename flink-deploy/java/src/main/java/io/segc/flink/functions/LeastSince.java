package io.segc.flink.functions;

/** The smallest of the values since {@code reset} was last true. */
public class LeastSince extends ExtremeSince {
    @Override
    double beyond(double a, double b) {
        return Math.min(a, b);
    }
}
