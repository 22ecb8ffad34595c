package io.segc.flink.engine.expression;

/** SEMANTICS §9. IEEE doubles; an absent operand counts as NaN. {@code %} has the sign of its left operand, in Java too. */
final class Arithmetic<S> extends Calculation<S> {
  private final char operator;
  private final Value<S> left;
  private final Value<S> right;

  Arithmetic(String operator, Value<S> left, Value<S> right) {
    if (operator.length() != 1 || "+-*/%".indexOf(operator) < 0) {
      throw new IllegalArgumentException("there is no operator " + operator);
    }
    this.operator = operator.charAt(0);
    this.left = left;
    this.right = right;
  }

  @Override
  public double numberOrNaN(S subject) {
    double a = left.numberOrNaN(subject);
    double b = right.numberOrNaN(subject);
    return switch (operator) {
      case '+' -> a + b;
      case '-' -> a - b;
      case '*' -> a * b;
      case '/' -> a / b;
      default -> a % b;
    };
  }

  @Override
  public boolean isAbsent(S subject) {
    return false;
  }
}
