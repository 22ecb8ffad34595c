package io.segc.flink.format;

import io.segc.flink.engine.ByPredicate;
import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.expression.Ids;
import io.segc.flink.engine.expression.PredicateTable;
import io.segc.flink.engine.expression.Value;
import io.segc.flink.engine.state.ByteWriter;
import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rules of a fused program need to know of an event: which of their predicates hold, each asked once for all rules, and the values that they ask of it. For
 * one thread.
 */
final class EventFacts {
  private final PredicateTable<EventProperties> predicates;
  private final List<Value<EventProperties>> values = new ArrayList<>();
  /** Ids of the values that are asked of every event, and by predicate, of those at which it holds. */
  private final List<Integer> asked = new ArrayList<>();

  private final ByPredicate askedOf;
  /** Whether events at which no predicate holds are passed on too: sessions are made of all of them. */
  private final boolean passesAll;

  private final Ids held = new Ids();
  private final ByteWriter out = new ByteWriter();
  private final boolean[] isWanted;
  private int[] heldIds = new int[16];
  private final int[] valueIds;
  private final Object[] found;

  /** @param program as {@code compiler/plan/fused.ts} has it */
  EventFacts(JsonNode program, EventSlots slots) {
    EventLeaves leaves = new EventLeaves(slots);
    predicates = new PredicateTable<>(program.get("predicates"), leaves);
    passesAll = (Boolean) program.get("passesAll").value();
    ByPredicate.Builder asking = new ByPredicate.Builder();
    for (JsonNode json : program.list("values")) {
      int id = values.size();
      values.add(io.segc.flink.engine.expression.Expressions.compile(json.get("value"), leaves));
      if (json.get("predicates").isNull()) {
        asked.add(id);
      } else {
        for (JsonNode predicate : json.list("predicates")) {
          asking.add(predicate.whole(), id);
        }
      }
    }
    askedOf = asking.build();
    isWanted = new boolean[values.size()];
    valueIds = new int[values.size()];
    found = new Object[values.size()];
  }

  /** The facts of an event ({@link EngineEvent#writeHeld}); null when no rule cares about it. */
  byte[] of(EventProperties event) {
    predicates.held(event, event.text(EventSlots.TYPE), held);
    int count = held.size();
    if (count == 0 && !passesAll) {
      return null;
    }
    if (heldIds.length < count) {
      heldIds = new int[count * 2];
    }
    for (int i = 0; i < count; i++) {
      heldIds[i] = held.get(i);
    }
    int valueCount = values.isEmpty() ? 0 : values(event, count);
    out.clear();
    EngineEvent.writeHeld(out, heldIds, count);
    event.writeText(EventSlots.EVENT_ID, out);
    EngineEvent.writeValues(out, valueIds, found, valueCount);
    return out.toBytes();
  }

  private int values(EventProperties event, int heldCount) {
    for (int id : asked) {
      isWanted[id] = true;
    }
    for (int i = 0; i < heldCount; i++) {
      for (int id : askedOf.of(heldIds[i])) {
        isWanted[id] = true;
      }
    }
    int count = 0;
    for (int id = 0; id < isWanted.length; id++) {
      if (isWanted[id]) {
        isWanted[id] = false;
        Object value = values.get(id).of(event);
        if (value != null) {
          valueIds[count] = id;
          found[count++] = value;
        }
      }
    }
    return count;
  }
}
