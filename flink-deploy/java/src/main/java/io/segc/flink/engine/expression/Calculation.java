package io.segc.flink.engine.expression;

/** A number, absent or not. */
abstract class Calculation<S> extends Value<S> {
  @Override
  public abstract double numberOrNaN(S subject);

  @Override
  public abstract boolean isAbsent(S subject);

  @Override
  public final Object of(S subject) {
    double number = numberOrNaN(subject);
    return Double.isNaN(number) && isAbsent(subject) ? null : (Object) number;
  }
}
