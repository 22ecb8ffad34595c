package io.segc.flink.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.segc.flink.text.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** SEMANTICS §9. Expressions against the values of the reference, which {@code runtime-harness/suites/expression-cases.test.ts} has written down. */
class ExpressionCasesTest {
  @Test
  void giveWhatTheReferenceGives() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<JsonNode> lines = lines();
    List<Map<String, Object>> subjects = lines.get(0).elements().stream().map(ExpressionCasesTest::subject).toList();
    for (JsonNode line : lines.subList(1, lines.size())) {
      Value<Map<String, Object>> value = Expressions.compile(line.get("expression"), Subjects::leaf);
      Object[] expected = values(line.get("values").value());
      for (int i = 0; i < expected.length; i++) {
        judge(value, subjects.get(i), expected[i], line + " of subject " + i, wrong);
      }
    }
    assertThat(lines).hasSizeGreaterThan(2_000);
    assertThat(wrong).isEmpty();
  }

  /** Every way to ask must give the same answer. Boxed doubles are told apart by their bits: NaN is NaN, and -0 is not 0. */
  private static void judge(
      Value<Map<String, Object>> value, Map<String, Object> subject, Object expected, String what, List<String> wrong) {
    Object actual = value.of(subject);
    boolean isRight =
        expected instanceof Object[] list ? Arrays.equals(list, (Object[]) actual) : Objects.equals(expected, actual);
    if (!isRight) {
      wrong.add(what + " gave " + actual);
    }
    if (value.isAbsent(subject) != (expected == null)) {
      wrong.add(what + ": isAbsent");
    }
    if ((expected == null || expected instanceof Boolean) && value.isTrue(subject) != Boolean.TRUE.equals(expected)) {
      wrong.add(what + ": isTrue");
    }
    if (expected instanceof Double number && Double.compare(value.numberOrNaN(subject), number) != 0) {
      wrong.add(what + ": numberOrNaN");
    }
  }

  private static Map<String, Object> subject(JsonNode spelled) {
    Map<String, Object> subject = new HashMap<>();
    ((Map<?, ?>) spelled.value()).forEach((name, value) -> subject.put((String) name, Subjects.read(value)));
    return subject;
  }

  /** Conditions are one letter each. */
  private static Object[] values(Object spelled) {
    if (spelled instanceof String letters) {
      return letters.chars().mapToObj(letter -> letter == 'u' ? null : (Object) (letter == 't')).toArray();
    }
    return (Object[]) Subjects.read(spelled);
  }

  private static List<JsonNode> lines() throws IOException {
    try (var file = ExpressionCasesTest.class.getResourceAsStream("cases.jsonl")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(JsonNode::parse).toList();
    }
  }
}
