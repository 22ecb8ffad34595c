package io.segc.flink.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import io.segc.flink.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;

/** Our functions against results of Node, which {@code runtime-harness/fixtures/function-cases.ts} has written down. */
class FunctionsTest {
  @Test
  void giveWhatNodeGives() throws IOException {
    Map<String, Integer> judged = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (String line : cases().split("\n")) {
      List<?> parts = (List<?>) Json.parse(line);
      String name = (String) parts.get(0);
      Object[] args = ((List<?>) parts.get(1)).stream().map(FunctionsTest::value).toArray();
      Object result = apply(name, args);
      // Boxed doubles are told apart by their bits: NaN is NaN, and -0 is not 0.
      if (!value(parts.get(2)).equals(result)) {
        wrong.add(line + " gave " + result);
      }
      judged.merge(name, 1, Integer::sum);
    }
    assertThat(wrong).isEmpty();
    assertThat(judged).hasSize(32);
  }

  @Test
  void textsComeBackFromWtf8() {
    for (String text : new String[] {"", "a", "é", "日", "😀", "\ud83d", "\ude00\ud83d", "a\ud83d\ud83d\ude00\ude00z"}) {
      assertThat(Wtf8.decode(Wtf8.encode(text))).isEqualTo(text);
    }
    assertThat(Wtf8.encode("a\ud83d").toBytes()).containsExactly('a', 0xED, 0xA0, 0xBD);
    assertThat(Wtf8.encode("é😀")).isEqualTo(StringData.fromString("é😀"));
  }

  private static Object apply(String name, Object[] args) {
    return switch (name) {
      case "remainder" -> (Double) args[0] % (Double) args[1];
      case "compare" -> (double) Integer.signum(((String) args[0]).compareTo((String) args[1]));
      case "concat" -> Wtf8.decode(new TextFunctions.Concat().eval(data(args[0]), data(args[1])));
      default -> Functions.apply(name, args);
    };
  }

  private static StringData data(Object text) {
    return Wtf8.encode((String) text);
  }

  private static Object value(Object written) {
    if (!(written instanceof String text)) {
      return written;
    }
    String rest = text.substring(1);
    return text.startsWith("#") ? (Object) Double.valueOf(rest) : rest;
  }

  private static String cases() throws IOException {
    try (var file = FunctionsTest.class.getResourceAsStream("function-cases.jsonl")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
