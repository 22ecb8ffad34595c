package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;

/** SEMANTICS §9. Makes expressions ready, so that evaluating one walks no tree. */
public final class Expressions {
  private Expressions() {}

  /**
   * Prepares an expression of the IR ({@code compiler/ir/expression.ts}), in the JSON of {@code compiler/lower/java-expression.ts}: with Java's patterns, and
   * without the number that JSON cannot spell.
   */
  public static <S> Value<S> compile(JsonNode expression, Leaves<S> leaves) {
    return ExpressionCompiler.over(leaves, null).compile(expression);
  }
}
