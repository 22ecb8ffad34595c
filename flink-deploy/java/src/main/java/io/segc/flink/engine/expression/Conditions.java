package io.segc.flink.engine.expression;

import java.util.List;

/** SEMANTICS §9. {@code !}, {@code &&} and {@code ||}: an operand counts as true when it is true. */
final class Conditions {
  private Conditions() {}

  static final class Not<S> extends Condition<S> {
    private final Value<S> operand;

    Not(Value<S> operand) {
      this.operand = operand;
    }

    @Override
    public boolean isTrue(S subject) {
      return !operand.isTrue(subject);
    }
  }

  static final class And<S> extends Condition<S> {
    private final Value<S>[] operands;

    And(List<Value<S>> operands) {
      this.operands = array(operands);
    }

    @Override
    public boolean isTrue(S subject) {
      for (Value<S> operand : operands) {
        if (!operand.isTrue(subject)) {
          return false;
        }
      }
      return true;
    }
  }

  static final class Or<S> extends Condition<S> {
    private final Value<S>[] operands;

    Or(List<Value<S>> operands) {
      this.operands = array(operands);
    }

    @Override
    public boolean isTrue(S subject) {
      for (Value<S> operand : operands) {
        if (operand.isTrue(subject)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The values as an array, which Java cannot make of a generic type. */
  @SuppressWarnings("unchecked")
  static <S> Value<S>[] array(List<Value<S>> values) {
    return values.toArray(new Value[0]);
  }
}
