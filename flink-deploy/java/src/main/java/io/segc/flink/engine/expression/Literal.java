package io.segc.flink.engine.expression;

/** A constant. */
final class Literal<S> extends Value<S> {
  /** A Boolean, a Double, a String; null for {@code undefined}. */
  final Object value;

  private final boolean isTrue;
  private final double numberOrNaN;

  Literal(Object value) {
    this.value = value;
    isTrue = Boolean.TRUE.equals(value);
    numberOrNaN = value instanceof Double number ? number : Double.NaN;
  }

  /** Whether the value is a constant, and this one. */
  static boolean is(Value<?> value, Object constant) {
    return value instanceof Literal<?> literal && (constant == null ? literal.value == null : constant.equals(literal.value));
  }

  @Override
  public Object of(S subject) {
    return value;
  }

  @Override
  public boolean isTrue(S subject) {
    return isTrue;
  }

  @Override
  public double numberOrNaN(S subject) {
    return numberOrNaN;
  }
}
