package io.segc.flink.engine.visit;

import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.state.Sparse;
import java.util.BitSet;

/** SEMANTICS §6. A session so far. */
public final class Visit {
  /** With the values alone that rules ask of it; so is the last. */
  final EngineEvent first;

  EngineEvent last;
  int events;
  /** By the place of the metric, of those that have counted something. */
  final Sparse<Tally> tallies = new Sparse<>();
  /** The rules that held when they were last asked, by their place. */
  final BitSet held = new BitSet();

  Visit(EngineEvent first) {
    this.first = first;
    this.last = first;
  }

  /** From the first event to the last, in ms. */
  double duration() {
    return last.ts - first.ts;
  }

  public String lastEventId() {
    return last.eventId;
  }
}
