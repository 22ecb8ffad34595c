package io.segc.flink.engine.expression;

/**
 * SEMANTICS §9. An expression made ready: its value for a subject, an event as a rule. It means what TypeScript means. It remembers things from one evaluation
 * to the next, so that one thread has it at a time.
 *
 * <p>What a subclass answers in one way must be what it answers in the others.
 */
public abstract class Value<S> {
  /** The value: a Boolean, a Double, a String, an array of one of these; null when absent. */
  public abstract Object of(S subject);

  /** Whether a condition holds: an absent one does not. */
  public boolean isTrue(S subject) {
    return Boolean.TRUE.equals(of(subject));
  }

  /** A number; NaN when absent, which is all that arithmetic, the orderings and equality with a constant ask. */
  public double numberOrNaN(S subject) {
    Object value = of(subject);
    return value == null ? Double.NaN : (Double) value;
  }

  /** Whether the value is {@code undefined}. */
  public boolean isAbsent(S subject) {
    return of(subject) == null;
  }
}
