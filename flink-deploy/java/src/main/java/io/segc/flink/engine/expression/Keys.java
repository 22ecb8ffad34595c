package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a condition asks when all it asks is whether a value is one of some constants.
 *
 * @param identity the same for the same value
 * @param subject the value
 * @param kind TEXT, NUMBER or TRUTH
 * @param constants null among them for {@code undefined}; never -0 or NaN
 */
record Keys<S>(Object identity, Value<S> subject, Kind kind, Set<Object> constants) {
  private static final List<Object> TRUTHS = Arrays.asList(true, false, null);

  /** What a condition asks, or null when that is something else. */
  static <S> Keys<S> of(JsonNode condition, ExpressionCompiler<S> compiler) {
    return switch (condition.text("kind")) {
      case "comparison" -> ofComparison(condition, compiler);
      case "oneOf" -> of(condition.get("subject"), condition.list("values").stream().map(JsonNode::value).toList(), compiler);
      case "not" -> {
        Keys<S> operand = of(condition.get("operand"), compiler);
        yield operand == null ? null : operand.complement();
      }
      case "logical" -> {
        Keys<S> left = of(condition.get("left"), compiler);
        Keys<S> right = left == null ? null : of(condition.get("right"), compiler);
        boolean isUnion = right != null && condition.text("operator").equals("||") && left.identity.equals(right.identity);
        yield isUnion ? left.or(right) : null;
      }
      case "field", "stepField", "metric", "coalesce" -> of(condition, List.of(true), compiler);
      default -> null;
    };
  }

  private static <S> Keys<S> ofComparison(JsonNode comparison, ExpressionCompiler<S> compiler) {
    JsonNode left = comparison.get("left");
    JsonNode right = comparison.get("right");
    Value<S> rightValue = compiler.compile(right);
    boolean isRightConstant = rightValue instanceof Literal;
    Value<S> constant = isRightConstant ? rightValue : compiler.compile(left);
    if (!(constant instanceof Literal<S> literal)) {
      return null;
    }
    Keys<S> same = of(isRightConstant ? left : right, Arrays.asList(literal.value), compiler);
    return switch (comparison.text("operator")) {
      case "===" -> same;
      case "!==" -> same == null ? null : same.complement();
      default -> null;
    };
  }

  private static <S> Keys<S> of(JsonNode subject, List<Object> constants, ExpressionCompiler<S> compiler) {
    Kind kind = Kind.of(subject);
    Value<S> value = compiler.compile(subject);
    if (value instanceof Literal || (kind != Kind.TEXT && kind != Kind.NUMBER && kind != Kind.TRUTH)) {
      return null;
    }
    Set<Object> found = new HashSet<>();
    for (Object constant : constants) {
      boolean isPossible = constant == null || Kind.ofConstant(constant) == kind;
      if (isPossible && !(constant instanceof Double number && number.isNaN())) {
        found.add(OneOf.plain(constant));
      }
    }
    return new Keys<>(compiler.identity(subject), value, kind, found);
  }

  private Keys<S> or(Keys<S> other) {
    Set<Object> union = new HashSet<>(constants);
    union.addAll(other.constants);
    return new Keys<>(identity, subject, kind, union);
  }

  /** All other values, which only a truth value has few enough of; else null. */
  Keys<S> complement() {
    if (kind != Kind.TRUTH) {
      return null;
    }
    Set<Object> others = new HashSet<>(TRUTHS);
    others.removeAll(constants);
    return new Keys<>(identity, subject, kind, others);
  }
}
