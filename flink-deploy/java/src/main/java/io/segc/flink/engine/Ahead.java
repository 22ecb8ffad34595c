package io.segc.flink.engine;

import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.StringData;

/**
 * What an event does by itself, whoever its user is: to segments that one event lets users into and, if anything but the ttl, one event ends. Redis is told of that by a reader of its own, ahead of the
 * operator that runs the rules, which may be busy with the deadlines of others. The operator writes the same again, knowing the user, and takes back what does not count ({@link Mending}).
 */
public final class Ahead {
  private final EngineProgram program;
  private final long withinMs;

  /** Takes what is written. */
  public interface Writer {
    /**
     * A write for the event's user.
     *
     * @param op {@code join} or {@code leave}
     * @param order {@code <phase>|<eventId>|<role>}, as the contract has it
     * @param keptUntil until when Redis keeps it, or its tombstone, epoch ms
     */
    void write(StringData segment, String op, String order, long keptUntil, StringData rule);
  }

  /** @param program as {@code compiler/plan/fused.ts} has it */
  public Ahead(JsonNode program) {
    this.program = new EngineProgram(program);
    JsonNode within = program.get("aheadWithinMs");
    withinMs = within.isNull() ? -1 : within.wholeLong();
  }

  /** How far from now an event may be, ms. Where a job catches up, or plays a recording, Redis would only be told twice. */
  public long withinMs() {
    return withinMs;
  }

  /** The predicates of the program, with those that are not asked here made to hold of no event. */
  public JsonNode asked(JsonNode predicates) {
    List<Object> asked = new ArrayList<>();
    for (JsonNode predicate : predicates.elements()) {
      int id = asked.size();
      boolean isAsked = program.entersAlone(id).length > 0 || program.exitsAlone(id).length > 0;
      Map<String, Object> never = new HashMap<>();
      never.put("types", List.of());
      never.put("where", null);
      asked.add(isAsked ? predicate.value() : never);
    }
    return new JsonNode(asked);
  }

  /**
   * What an event does by itself: all that it begins or renews, then what it ends, as is their order.
   *
   * @param held ids of the predicates that hold at it
   */
  public void tell(long ts, String eventId, int[] held, Writer writer) {
    for (int predicate : held) {
      for (int place : program.entersAlone(predicate)) {
        Segment segment = program.segments[place];
        writer.write(segment.idText, "join", Output.order(2, eventId, false), ts + segment.ttl, segment.ruleText);
      }
    }
    for (int predicate : held) {
      for (int place : program.exitsAlone(predicate)) {
        Segment segment = program.segments[place];
        writer.write(segment.idText, "leave", Output.order(2, eventId, true), ts + segment.ttl, segment.ruleText);
      }
    }
  }
}
