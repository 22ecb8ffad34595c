package io.segc.flink.engine.behaviour;

import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import java.util.List;

/** SEMANTICS §3. An event decides it alone, so there is nothing to remember. */
public final class Occurs implements Behaviour {
  public final int predicate;

  Occurs(int predicate) {
    this.predicate = predicate;
  }

  @Override
  public Object begin() {
    return null;
  }

  @Override
  public boolean isBlank(Object state) {
    return true;
  }

  @Override
  public long wakeAt(Object state) {
    return NEVER;
  }

  @Override
  public List<String[]> atInstant(Object state, long instant, List<EngineEvent> events) {
    return HOLDS_NEVER;
  }

  @Override
  public String[] atEvent(Object state, EngineEvent event) {
    return event.holds(predicate) ? new String[] {event.eventId} : null;
  }

  @Override
  public void write(Object state, ByteWriter out) {}

  @Override
  public Object read(ByteReader in) {
    return null;
  }

  @Override
  public void listen(Interest interest) {
    interest.inPredicate(predicate);
  }
}
