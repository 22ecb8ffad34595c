package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;

/** SEMANTICS §9. The type of an expression, as {@code compiler/ir/type-of.ts} has it, whether it can be absent or not. */
enum Kind {
  NUMBER,
  TEXT,
  TRUTH,
  LIST,
  /** {@code undefined}. */
  ABSENT,
  /** What the expression does not tell: the element of a list. */
  UNKNOWN;

  static Kind of(JsonNode expression) {
    return switch (expression.text("kind")) {
      case "literal" -> ofConstant(expression.get("value").value());
      case "field", "stepField", "metric", "element" -> ofType(expression.text("type"));
      case "arithmetic" -> NUMBER;
      case "concat" -> TEXT;
      case "not", "logical", "comparison", "oneOf", "matches", "quantified" -> TRUTH;
      case "coalesce" -> either(expression.get("left"), expression.get("right"));
      case "conditional" -> either(expression.get("then"), expression.get("otherwise"));
      case "call" -> ofFunction(expression.text("function"));
      default -> UNKNOWN;
    };
  }

  static Kind ofConstant(Object value) {
    if (value == null) {
      return ABSENT;
    }
    return value instanceof Double ? NUMBER : value instanceof String ? TEXT : TRUTH;
  }

  private static Kind either(JsonNode left, JsonNode right) {
    Kind kind = of(left);
    return kind == ABSENT ? of(right) : kind;
  }

  private static Kind ofFunction(String name) {
    return switch (name) {
      case "isFinite", "isInteger", "isNaN", "endsWith", "includes", "startsWith", "listIncludes" -> TRUTH;
      case "slice", "toLowerCase", "toUpperCase", "trim", "trimEnd", "trimStart" -> TEXT;
      default -> NUMBER;
    };
  }

  private static Kind ofType(String type) {
    if (type == null) {
      return UNKNOWN;
    }
    return switch (type) {
      case "number" -> NUMBER;
      case "string" -> TEXT;
      case "boolean" -> TRUTH;
      default -> LIST;
    };
  }
}
