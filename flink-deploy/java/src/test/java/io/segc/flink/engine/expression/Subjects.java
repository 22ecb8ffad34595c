package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;
import java.util.List;
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

  /** A value as {@code expression-cases.test.ts} has spelled it. */
  static Object read(Object spelled) {
    if (spelled instanceof List<?> list) {
      return list.stream().map(Subjects::read).toArray();
    }
    if (spelled instanceof String text) {
      return text.startsWith("#") ? (Object) Double.valueOf(text.substring(1)) : text.substring(1);
    }
    return spelled;
  }
}
