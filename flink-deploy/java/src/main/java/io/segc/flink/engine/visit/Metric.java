package io.segc.flink.engine.visit;

import io.segc.flink.text.JsonNode;

/**
 * SEMANTICS §6. A named metric of sessions.
 *
 * @param kind as in {@code compiler/ir/session.ts}
 * @param predicate id of the predicate that holds at the events that count
 * @param value id of the value that is counted; -1 for the event itself
 */
record Metric(String kind, int predicate, int value) {
  static Metric read(JsonNode json) {
    return new Metric(
        json.text("kind"), json.get("predicate").whole(), json.get("value").isNull() ? -1 : json.get("value").whole());
  }
}
