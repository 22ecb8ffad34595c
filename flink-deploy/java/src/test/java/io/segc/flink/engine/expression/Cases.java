package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values that the reference gives to expressions, as {@code runtime-harness/suites/expression-cases.test.ts} has written them down. */
record Cases(List<Map<String, Object>> subjects, List<Case> cases) {
  /**
   * An expression.
   *
   * @param values for each of the subjects
   * @param isCondition whether each of them is true, false or absent
   */
  record Case(JsonNode expression, Object[] values, boolean isCondition) {}

  static Cases read() {
    try (var file = Cases.class.getResourceAsStream("cases.jsonl")) {
      List<JsonNode> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(JsonNode::parse).toList();
      return new Cases(
          lines.get(0).elements().stream().map(Cases::subject).toList(),
          lines.stream().skip(1).map(Cases::readCase).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> subject(JsonNode spelled) {
    Map<String, Object> subject = new HashMap<>();
    ((Map<?, ?>) spelled.value()).forEach((name, value) -> subject.put((String) name, value(value)));
    return subject;
  }

  /** Conditions are one letter each. */
  private static Case readCase(JsonNode line) {
    JsonNode expression = line.get("expression");
    if (line.get("values").value() instanceof String letters) {
      Object[] values = letters.chars().mapToObj(letter -> letter == 'u' ? null : (Object) (letter == 't')).toArray();
      return new Case(expression, values, true);
    }
    return new Case(expression, (Object[]) value(line.get("values").value()), false);
  }

  private static Object value(Object spelled) {
    if (spelled instanceof List<?> list) {
      return list.stream().map(Cases::value).toArray();
    }
    if (spelled instanceof String text) {
      return text.startsWith("#") ? (Object) Double.valueOf(text.substring(1)) : text.substring(1);
    }
    return spelled;
  }
}
