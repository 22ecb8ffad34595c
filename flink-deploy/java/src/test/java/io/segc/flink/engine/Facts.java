package io.segc.flink.engine;

import io.segc.flink.engine.state.ByteWriter;

/** Facts as the format passes them on, of events of which no rule asks a value. */
final class Facts {
  private Facts() {}

  /** @param held ids of the predicates that hold, rising */
  static byte[] of(String eventId, int... held) {
    ByteWriter out = new ByteWriter();
    EngineEvent.writeHeld(out, held, held.length);
    out.writeText(eventId);
    EngineEvent.writeValues(out, new int[0], new Object[0], 0);
    return out.toBytes();
  }
}
