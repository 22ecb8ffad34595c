package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The costly parts that several predicates have in common: each is evaluated at most once for an event. */
final class SharedParts<S> {
  private final Set<JsonNode> seen = new HashSet<>();
  private final Set<JsonNode> repeated = new HashSet<>();
  private final Map<JsonNode, Value<S>> made = new HashMap<>();
  /** Counts the events. */
  private long now = 0;

  SharedParts(List<JsonNode> expressions) {
    expressions.forEach(this::count);
  }

  private void count(JsonNode node) {
    if (node.value() instanceof List<?>) {
      node.elements().forEach(this::count);
    } else if (node.value() instanceof Map<?, ?> map) {
      // The predicate of an element is asked about other subjects.
      map.keySet().stream().filter(name -> !name.equals("holds")).forEach(name -> count(node.get((String) name)));
      if (Cost.isHigh(node) && !seen.add(node)) {
        repeated.add(node);
      }
    }
  }

  /** The value that several share, or the value itself. */
  Value<S> share(JsonNode expression, Value<S> value) {
    if (!Cost.isHigh(expression) || !repeated.contains(expression)) {
      return value;
    }
    return made.computeIfAbsent(expression, node -> new Remembered<>(value, this));
  }

  /** Begins with another event. */
  void forget() {
    now++;
  }

  private static final class Remembered<S> extends Value<S> {
    private final Value<S> value;
    private final SharedParts<S> parts;
    private long then = -1;
    private Object last;

    Remembered(Value<S> value, SharedParts<S> parts) {
      this.value = value;
      this.parts = parts;
    }

    @Override
    public Object of(S subject) {
      if (then != parts.now) {
        last = value.of(subject);
        then = parts.now;
      }
      return last;
    }
  }
}
