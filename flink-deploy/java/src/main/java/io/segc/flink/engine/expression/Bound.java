package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;

/**
 * What a condition asks when it is an ordering of a number and a constant.
 *
 * @param identity the same for the same number
 */
record Bound<S>(Object identity, Value<S> subject, Interval interval) {
  /** What a condition asks, or null when that is something else. */
  static <S> Bound<S> of(JsonNode condition, ExpressionCompiler<S> compiler) {
    if (!condition.text("kind").equals("comparison") || condition.text("operator").contains("==")) {
      return null;
    }
    JsonNode left = condition.get("left");
    JsonNode right = condition.get("right");
    String operator = condition.text("operator");
    if (compiler.compile(right) instanceof Literal<S> constant) {
      return of(left, operator, constant, compiler);
    }
    return compiler.compile(left) instanceof Literal<S> constant
        ? of(right, Comparisons.mirrored(operator), constant, compiler)
        : null;
  }

  private static <S> Bound<S> of(
      JsonNode subject, String operator, Literal<S> constant, ExpressionCompiler<S> compiler) {
    return Kind.of(subject) == Kind.NUMBER && constant.value instanceof Double number
        ? new Bound<>(compiler.identity(subject), compiler.compile(subject), Interval.of(operator, number))
        : null;
  }
}
