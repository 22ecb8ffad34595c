package io.segc.flink.engine.expression;

/** SEMANTICS §9. {@code ===}: -0 is 0, NaN is not itself, {@code undefined} is. */
final class Equalities {
  private Equalities() {}

  /** Whether two values, null for an absent one, are the same. */
  static boolean same(Object a, Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return x.doubleValue() == y.doubleValue();
    }
    return a == null ? b == null : a.equals(b);
  }

  /** {@code value === undefined}. */
  static final class Absent<S> extends Condition<S> {
    private final Value<S> value;

    Absent(Value<S> value) {
      this.value = value;
    }

    @Override
    public boolean isTrue(S subject) {
      return value.isAbsent(subject);
    }
  }

  /** With a constant number: an absent one is as unequal as NaN. */
  static final class WithNumber<S> extends Condition<S> {
    private final Value<S> value;
    private final double constant;

    WithNumber(Value<S> value, double constant) {
      this.value = value;
      this.constant = constant;
    }

    @Override
    public boolean isTrue(S subject) {
      return value.numberOrNaN(subject) == constant;
    }
  }

  /** With a constant text or truth value. */
  static final class WithConstant<S> extends Condition<S> {
    private final Value<S> value;
    private final Object constant;

    WithConstant(Value<S> value, Object constant) {
      this.value = value;
      this.constant = constant;
    }

    @Override
    public boolean isTrue(S subject) {
      return constant.equals(value.of(subject));
    }
  }

  /** Of two numbers. */
  static final class OfNumbers<S> extends Condition<S> {
    private final Value<S> left;
    private final Value<S> right;

    OfNumbers(Value<S> left, Value<S> right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public boolean isTrue(S subject) {
      double a = left.numberOrNaN(subject);
      double b = right.numberOrNaN(subject);
      if (a == b) {
        return true;
      }
      return Double.isNaN(a) && Double.isNaN(b) && left.isAbsent(subject) && right.isAbsent(subject);
    }
  }

  /** Of values of whatever type. */
  static final class OfAny<S> extends Condition<S> {
    private final Value<S> left;
    private final Value<S> right;

    OfAny(Value<S> left, Value<S> right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public boolean isTrue(S subject) {
      return same(left.of(subject), right.of(subject));
    }
  }
}
