package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;
import java.util.List;
import java.util.Map;

/** A guess at how long an expression takes. It decides on the order and on what is remembered, never on a value. */
final class Cost {
  private static final int HIGH = 8;

  private Cost() {}

  /** The cost of all that is in an expression. */
  static int of(JsonNode node) {
    if (node.value() instanceof List<?>) {
      return node.elements().stream().mapToInt(Cost::of).sum();
    }
    if (!(node.value() instanceof Map<?, ?> map)) {
      return 0;
    }
    return own(node) + map.keySet().stream().mapToInt(name -> of(node.get((String) name))).sum();
  }

  /** Whether an expression itself, without its operands, is worth being remembered. */
  static boolean isHigh(JsonNode node) {
    return own(node) >= HIGH;
  }

  private static int own(JsonNode node) {
    return switch (node.value() instanceof Map<?, ?> map && map.get("kind") instanceof String kind ? kind : "") {
      case "matches", "quantified" -> 40;
      case "concat" -> 20;
      case "call" ->
          switch (Kind.of(node) == Kind.TEXT ? "text" : node.text("function")) {
            case "text", "includes", "listIncludes", "indexOf" -> 10;
            case "hourOf", "minuteOf", "weekdayOf", "dayOf", "monthOf", "yearOf" -> 8;
            default -> 1;
          };
      default -> 1;
    };
  }
}
