package io.segc.flink.engine.expression;

/** SEMANTICS §9. {@code <} and its siblings: false with NaN and with an absent operand; texts are ordered by code unit. */
final class Orderings {
  private Orderings() {}

  /** Of a number and constants. */
  static final class InInterval<S> extends Condition<S> {
    private final Value<S> value;
    private final double least;
    private final double most;

    InInterval(Value<S> value, Interval interval) {
      this.value = value;
      this.least = interval.least();
      this.most = interval.most();
    }

    @Override
    public boolean isTrue(S subject) {
      double number = value.numberOrNaN(subject);
      return least <= number && number <= most;
    }
  }

  /** {@code <} of numbers. */
  static final class Less<S> extends Condition<S> {
    private final Value<S> left;
    private final Value<S> right;

    Less(Value<S> left, Value<S> right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public boolean isTrue(S subject) {
      return left.numberOrNaN(subject) < right.numberOrNaN(subject);
    }
  }

  /** {@code <=} of numbers. */
  static final class AtMost<S> extends Condition<S> {
    private final Value<S> left;
    private final Value<S> right;

    AtMost(Value<S> left, Value<S> right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public boolean isTrue(S subject) {
      return left.numberOrNaN(subject) <= right.numberOrNaN(subject);
    }
  }

  /** Of texts, and of what has no type. */
  static final class OfAny<S> extends Condition<S> {
    private final boolean takesLess;
    private final boolean takesSame;
    private final boolean takesMore;
    private final Value<S> left;
    private final Value<S> right;

    OfAny(String operator, Value<S> left, Value<S> right) {
      takesLess = operator.startsWith("<");
      takesMore = operator.startsWith(">");
      takesSame = operator.endsWith("=");
      this.left = left;
      this.right = right;
    }

    @Override
    public boolean isTrue(S subject) {
      Object a = left.of(subject);
      Object b = right.of(subject);
      if (a == null || b == null) {
        return false;
      }
      if (a instanceof Double x) {
        double y = (Double) b;
        return (takesLess && x < y) || (takesMore && x > y) || (takesSame && x == y);
      }
      int order = ((String) a).compareTo((String) b);
      return order < 0 ? takesLess : order > 0 ? takesMore : takesSame;
    }
  }
}
