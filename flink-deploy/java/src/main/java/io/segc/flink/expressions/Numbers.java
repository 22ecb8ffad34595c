package io.segc.flink.expressions;

/** What TypeScript's {@code Math} and {@code Number} give where Java's give something else. */
public final class Numbers {
  private Numbers() {}

  /** {@code Math.round}: halves go up, and -0 stays where the result is zero and the number negative. */
  public static double round(double x) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return x;
    }
    double below = Math.floor(x);
    double rounded = x - below >= 0.5 ? below + 1 : below;
    return Math.copySign(rounded, rounded == 0 ? x : rounded);
  }

  public static double trunc(double x) {
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  static double max(double... values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  static double min(double... values) {
    double min = Double.POSITIVE_INFINITY;
    for (double value : values) {
      min = Math.min(min, value);
    }
    return min;
  }

  public static boolean isInteger(double x) {
    return Double.isFinite(x) && x == Math.rint(x);
  }
}
