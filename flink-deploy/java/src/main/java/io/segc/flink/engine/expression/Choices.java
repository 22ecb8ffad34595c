package io.segc.flink.engine.expression;

import java.util.List;

/** SEMANTICS §9. What takes a value from one of its operands, or joins them. */
final class Choices {
  private Choices() {}

  /** {@code left ?? right}. */
  static final class Coalesce<S> extends Value<S> {
    private final Value<S> left;
    private final Value<S> right;

    Coalesce(Value<S> left, Value<S> right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public Object of(S subject) {
      Object value = left.of(subject);
      return value == null ? right.of(subject) : value;
    }

    @Override
    public boolean isTrue(S subject) {
      return left.isTrue(subject) || (left.isAbsent(subject) && right.isTrue(subject));
    }

    @Override
    public double numberOrNaN(S subject) {
      double number = left.numberOrNaN(subject);
      return Double.isNaN(number) && left.isAbsent(subject) ? right.numberOrNaN(subject) : number;
    }

    @Override
    public boolean isAbsent(S subject) {
      return left.isAbsent(subject) && right.isAbsent(subject);
    }
  }

  /** {@code test ? then : otherwise}. */
  static final class Conditional<S> extends Value<S> {
    private final Value<S> test;
    private final Value<S> then;
    private final Value<S> otherwise;

    Conditional(Value<S> test, Value<S> then, Value<S> otherwise) {
      this.test = test;
      this.then = then;
      this.otherwise = otherwise;
    }

    private Value<S> chosen(S subject) {
      return test.isTrue(subject) ? then : otherwise;
    }

    @Override
    public Object of(S subject) {
      return chosen(subject).of(subject);
    }

    @Override
    public boolean isTrue(S subject) {
      return chosen(subject).isTrue(subject);
    }

    @Override
    public double numberOrNaN(S subject) {
      return chosen(subject).numberOrNaN(subject);
    }

    @Override
    public boolean isAbsent(S subject) {
      return chosen(subject).isAbsent(subject);
    }
  }

  /** Texts joined; an absent one reads {@code undefined}. */
  static final class Concat<S> extends Value<S> {
    private final Value<S>[] parts;

    Concat(List<Value<S>> parts) {
      this.parts = Conditions.array(parts);
    }

    @Override
    public Object of(S subject) {
      StringBuilder text = new StringBuilder();
      for (Value<S> part : parts) {
        String value = (String) part.of(subject);
        text.append(value == null ? "undefined" : value);
      }
      return text.toString();
    }
  }
}
