package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;
import java.util.List;

/** One of the conditions that a predicate joins by {@code &&}. */
final class Conjunct<S> {
  final Value<S> value;
  final int cost;
  /** What it wants a value to be, or null when it asks something else. */
  final Keys<S> keys;
  /** Between what it wants a number to be, or null. */
  final Bound<S> bound;

  private Conjunct(Value<S> value, int cost, Keys<S> keys, Bound<S> bound) {
    this.value = value;
    this.cost = cost;
    this.keys = keys;
    this.bound = bound;
  }

  /** Adds all conditions of an expression, negated or not: {@code !(a || b)} is {@code !a && !b}. */
  static <S> void addAll(
      JsonNode expression, boolean isNegated, ExpressionCompiler<S> compiler, List<Conjunct<S>> conjuncts) {
    String kind = expression.text("kind");
    if (kind.equals("not")) {
      // A condition that is absent is as good as false, so that !! changes nothing here.
      addAll(expression.get("operand"), !isNegated, compiler, conjuncts);
    } else if (kind.equals("logical") && expression.text("operator").equals(isNegated ? "||" : "&&")) {
      addAll(expression.get("left"), isNegated, compiler, conjuncts);
      addAll(expression.get("right"), isNegated, compiler, conjuncts);
    } else {
      conjuncts.add(of(expression, isNegated, compiler));
    }
  }

  private static <S> Conjunct<S> of(JsonNode expression, boolean isNegated, ExpressionCompiler<S> compiler) {
    Value<S> value = compiler.compile(expression);
    Keys<S> keys = Keys.of(expression, compiler);
    int cost = Cost.of(expression);
    if (!isNegated) {
      return new Conjunct<>(value, cost, keys, Bound.of(expression, compiler));
    }
    Value<S> negated = value instanceof Literal ? new Literal<>(!value.isTrue(null)) : new Conditions.Not<>(value);
    return new Conjunct<>(negated, cost, keys == null ? null : keys.complement(), null);
  }

  /** Whether it is a constant, and this one. */
  boolean isAlways(boolean truth) {
    return value instanceof Literal && value.isTrue(null) == truth;
  }
}
