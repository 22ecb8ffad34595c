package io.segc.flink.engine.visit;

import io.segc.flink.engine.EngineEvent;
import java.util.BitSet;

/** SEMANTICS §6. A session so far. */
public final class Visit {
  /** With the values alone that rules ask of it; so is the last. */
  final EngineEvent first;

  EngineEvent last;
  int events;
  /** By the place of the metric; null for one that has counted nothing. */
  final Tally[] tallies;
  /** The rules judged live that held at the last event, by their place. */
  final BitSet held;

  Visit(EngineEvent first, Tally[] tallies, BitSet held) {
    this.first = first;
    this.last = first;
    this.tallies = tallies;
    this.held = held;
  }

  /** From the first event to the last, in ms. */
  double duration() {
    return last.ts - first.ts;
  }

  public String lastEventId() {
    return last.eventId;
  }
}
