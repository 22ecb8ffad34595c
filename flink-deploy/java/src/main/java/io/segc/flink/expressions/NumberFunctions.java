package io.segc.flink.expressions;

import io.segc.flink.planning.PlannedScalarFunction;

/** Functions of numbers with TypeScript's results. NULL gives NULL where nothing else is said. */
public final class NumberFunctions {
  private NumberFunctions() {}

  /** The number that a text spells, unknown to the planner. */
  public static class NumberOf extends PlannedScalarFunction {
    public Double eval(String text) {
      return Double.valueOf(text);
    }

    @Override
    public boolean isDeterministic() {
      return false;
    }
  }

  /** NaN for NULL. */
  public static class NumberOrNaN extends PlannedScalarFunction {
    public double eval(Double x) {
      return x == null ? Double.NaN : x;
    }
  }

  /** {@code ===}; two NULLs are the same. */
  public static class Same extends PlannedScalarFunction {
    public boolean eval(Double a, Double b) {
      return a == null || b == null ? a == b : a.doubleValue() == b.doubleValue();
    }
  }

  /** {@code <}; false with NULL. */
  public static class IsLess extends PlannedScalarFunction {
    public boolean eval(Double a, Double b) {
      return a != null && b != null && a < b;
    }
  }

  /** {@code <=}; false with NULL. */
  public static class IsAtMost extends PlannedScalarFunction {
    public boolean eval(Double a, Double b) {
      return a != null && b != null && a <= b;
    }
  }

  /** {@code >}; false with NULL. */
  public static class IsMore extends PlannedScalarFunction {
    public boolean eval(Double a, Double b) {
      return a != null && b != null && a > b;
    }
  }

  /** {@code >=}; false with NULL. */
  public static class IsAtLeast extends PlannedScalarFunction {
    public boolean eval(Double a, Double b) {
      return a != null && b != null && a >= b;
    }
  }

  /** {@code %}. */
  public static class Remainder extends PlannedScalarFunction {
    public Double eval(Double a, Double b) {
      return a == null || b == null ? null : Double.valueOf(a % b);
    }
  }

  /** {@code Math.round}. */
  public static class Round extends PlannedScalarFunction {
    public Double eval(Double x) {
      return x == null ? null : Double.valueOf(Numbers.round(x));
    }
  }

  /** {@code Math.sign}. */
  public static class Sign extends PlannedScalarFunction {
    public Double eval(Double x) {
      return x == null ? null : Double.valueOf(Math.signum(x));
    }
  }

  /** {@code Math.sqrt}. */
  public static class Sqrt extends PlannedScalarFunction {
    public Double eval(Double x) {
      return x == null ? null : Double.valueOf(Math.sqrt(x));
    }
  }

  /** {@code Math.trunc}. */
  public static class Trunc extends PlannedScalarFunction {
    public Double eval(Double x) {
      return x == null ? null : Double.valueOf(Numbers.trunc(x));
    }
  }

  /** {@code Math.max}. */
  public static class Max extends PlannedScalarFunction {
    public Double eval(Double... values) {
      double[] numbers = unboxed(values);
      return numbers == null ? null : Double.valueOf(Numbers.max(numbers));
    }
  }

  /** {@code Math.min}. */
  public static class Min extends PlannedScalarFunction {
    public Double eval(Double... values) {
      double[] numbers = unboxed(values);
      return numbers == null ? null : Double.valueOf(Numbers.min(numbers));
    }
  }

  /** {@code Number.isFinite}. */
  public static class IsFinite extends PlannedScalarFunction {
    public Boolean eval(Double x) {
      return x == null ? null : Boolean.valueOf(Double.isFinite(x));
    }
  }

  /** {@code Number.isInteger}. */
  public static class IsInteger extends PlannedScalarFunction {
    public Boolean eval(Double x) {
      return x == null ? null : Boolean.valueOf(Numbers.isInteger(x));
    }
  }

  /** {@code Number.isNaN}. */
  public static class IsNaN extends PlannedScalarFunction {
    public Boolean eval(Double x) {
      return x == null ? null : Boolean.valueOf(Double.isNaN(x));
    }
  }

  private static double[] unboxed(Double[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        return null;
      }
      numbers[i] = values[i];
    }
    return numbers;
  }
}
