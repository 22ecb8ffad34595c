package io.segc.flink.engine.visit;

import io.segc.flink.text.JsonNode;
import java.util.function.UnaryOperator;

/** SEMANTICS §6. Which conditions over a session hold until its end once they do: as a session goes on, its duration and what it counts only rise. */
final class Lasting {
  private final UnaryOperator<String> kindOf;

  private Lasting(UnaryOperator<String> kindOf) {
    this.kindOf = kindOf;
  }

  /**
   * Whether a condition is sure to be such a one.
   *
   * @param kindOf gives the kind of a metric by its name, and any other name as it is
   */
  static boolean isSo(JsonNode condition, UnaryOperator<String> kindOf) {
    return new Lasting(kindOf).stays(condition, true);
  }

  /** Whether a condition that has come to a value keeps it. */
  private boolean stays(JsonNode condition, boolean value) {
    return switch (condition.text("kind")) {
      case "literal" -> true;
      case "not" -> stays(condition.get("operand"), !value);
      case "logical" -> stays(condition.get("left"), value) && stays(condition.get("right"), value);
      case "comparison" -> stays(condition.text("operator"), condition.get("left"), condition.get("right"), value);
      default -> false;
    };
  }

  private boolean stays(String operator, JsonNode left, JsonNode right, boolean value) {
    return switch (operator) {
      case ">", ">=" -> value ? rises(left) && isFixed(right) : isFixed(left) && rises(right);
      case "<", "<=" -> value ? isFixed(left) && rises(right) : rises(left) && isFixed(right);
      default -> false;
    };
  }

  private boolean rises(JsonNode number) {
    return switch (number.text("kind")) {
      case "metric" ->
          switch (kindOf.apply(number.text("name"))) {
            case "duration", "events", "count", "distinct" -> true;
            default -> false;
          };
      default -> isFixed(number);
    };
  }

  private static boolean isFixed(JsonNode number) {
    return number.text("kind").equals("literal") && number.get("value").value() instanceof Number;
  }
}
