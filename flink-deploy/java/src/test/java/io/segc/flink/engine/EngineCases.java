package io.segc.flink.engine;

import io.segc.flink.format.FactsOf;
import io.segc.flink.text.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the reference says of programs, as {@code runtime-harness/suites/engine-cases.test.ts} has written it down. */
final class EngineCases {
  /**
   * A program, what its users send, and what follows from it.
   *
   * @param latenessMs how far behind the newest event others may be, in ms
   * @param late how many events are late
   * @param messages in the order of arrival in one partition, dead letters left out
   * @param judged of each user the segment that is told of; null for all
   * @param expected by user and segment
   */
  record Case(
      String name,
      long latenessMs,
      int late,
      JsonNode program,
      List<FactsOf.Message> messages,
      Map<?, ?> judged,
      Map<String, List<String>> expected) {
    boolean isJudged(String user, String segment) {
      return judged == null || segment.equals(judged.get(user));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private EngineCases() {}

  static List<Case> read() {
    try (var file = EngineCases.class.getResourceAsStream("engine-cases.jsonl")) {
      List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<Case> cases = new ArrayList<>();
      for (int i = 0; i < lines.size(); i += 3) {
        cases.add(read(lines.get(i), JsonNode.parse(lines.get(i + 1)), JsonNode.parse(lines.get(i + 2))));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case read(String line, JsonNode messages, JsonNode transitions) {
    JsonNode head = JsonNode.parse(line);
    // The program comes last in the line.
    String begin = ",\"program\":";
    String program = line.substring(line.indexOf(begin) + begin.length(), line.length() - 1);
    FactsOf facts = new FactsOf(head.text("schema"), program);
    Map<String, List<String>> expected = new TreeMap<>();
    for (JsonNode transition : transitions.elements()) {
      List<?> parts = (List<?>) transition.value();
      expected
          .computeIfAbsent(parts.get(0) + " " + parts.get(1), none -> new ArrayList<>())
          .add(spell((String) parts.get(2), whole(parts.get(3)), whole(parts.get(4)), (String) parts.get(5), (List<?>) parts.get(6)));
    }
    return new Case(
        head.text("name"),
        head.get("latenessMs").wholeLong(),
        head.get("late").whole(),
        head.get("program"),
        messages.elements().stream().map(text -> facts.decode((String) text.value())).filter(message -> message != null).toList(),
        (Map<?, ?>) head.get("judged").value(),
        expected);
  }

  private static Long whole(Object number) {
    return number == null ? null : new JsonNode(number).wholeLong();
  }

  static String spell(String op, long at, Long expiresAt, String reason, List<?> eventIds) {
    return op + " " + at + " until " + expiresAt + " by " + eventIds + " (" + reason + ")";
  }
}
