package io.segc.flink.engine.expression;

/** A value that is true or false. */
abstract class Condition<S> extends Value<S> {
  @Override
  public abstract boolean isTrue(S subject);

  @Override
  public final Object of(S subject) {
    return isTrue(subject);
  }

  @Override
  public final boolean isAbsent(S subject) {
    return false;
  }
}
