package io.segc.flink.engine.behaviour;

import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import java.util.List;

/** SEMANTICS §13. Once its part has held, only that is remembered, for good. */
final class FirstTime implements Behaviour {
  private final Behaviour of;

  FirstTime(Behaviour of) {
    this.of = of;
  }

  private static final class State {
    Object of;
    boolean hasHeld;
  }

  @Override
  public Object begin() {
    State state = new State();
    state.of = of.begin();
    return state;
  }

  @Override
  public boolean isBlank(Object state) {
    return !((State) state).hasHeld && of.isBlank(((State) state).of);
  }

  @Override
  public long wakeAt(Object state) {
    return ((State) state).hasHeld ? NEVER : of.wakeAt(((State) state).of);
  }

  @Override
  public List<String[]> atInstant(Object state, long instant, List<EngineEvent> events) {
    of.wake(((State) state).of, instant, events);
    return HOLDS_NEVER;
  }

  @Override
  public String[] atEvent(Object state, EngineEvent event) {
    State own = (State) state;
    if (own.hasHeld) {
      return null;
    }
    String[] ids = of.atEvent(own.of, event);
    if (ids != null) {
      own.hasHeld = true;
      own.of = of.begin();
    }
    return ids;
  }

  @Override
  public void write(Object state, ByteWriter out) {
    State own = (State) state;
    out.writeByte(own.hasHeld ? 1 : 0);
    of.write(own.of, out);
  }

  @Override
  public Object read(ByteReader in) {
    State state = new State();
    state.hasHeld = in.readByte() == 1;
    state.of = of.read(in);
    return state;
  }

  @Override
  public void listen(Interest interest) {
    of.listen(interest);
  }
}
