package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;
import java.util.Map;

/** Subjects of the tests: values by the names of leaves. */
final class Subjects {
  private Subjects() {}

  /** The value of a leaf of whatever kind. */
  static Value<Map<String, Object>> leaf(JsonNode leaf) {
    String name = leaf.text("name");
    return new Value<>() {
      @Override
      public Object of(Map<String, Object> subject) {
        return subject.get(name);
      }
    };
  }
}
