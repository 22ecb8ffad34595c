package io.segc.flink.engine.behaviour;

import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import io.segc.flink.engine.visit.Visit;
import io.segc.flink.engine.visit.Visits;
import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** SEMANTICS §6 as a behaviour of its own: as part of another, or of a part of the events. */
final class Session implements Behaviour {
  private final Visits visits;

  Session(JsonNode session) {
    visits = new Visits(List.of(session));
  }

  private static final class State {
    /** null while no session is open. */
    Visit visit;
  }

  @Override
  public Object begin() {
    return new State();
  }

  @Override
  public boolean isBlank(Object state) {
    return ((State) state).visit == null;
  }

  @Override
  public long wakeAt(Object state) {
    Visit visit = ((State) state).visit;
    return visit == null ? NEVER : visits.endOf(visit);
  }

  @Override
  public List<String[]> atInstant(Object state, long instant, List<EngineEvent> events) {
    Visit visit = ((State) state).visit;
    // An event at this very instant is exactly one gap away and joins.
    if (!events.isEmpty() || visit == null) {
      return HOLDS_NEVER;
    }
    ((State) state).visit = null;
    List<String[]> held = new ArrayList<>();
    visits.atEnd(visit, rule -> held.add(new String[] {visit.lastEventId()}));
    return held;
  }

  @Override
  public String[] atEvent(Object state, EngineEvent event) {
    State own = (State) state;
    boolean[] holds = {false};
    own.visit = visits.atEvent(own.visit, event, rule -> holds[0] = true);
    return holds[0] ? new String[] {event.eventId} : null;
  }

  @Override
  public void write(Object state, ByteWriter out) {
    Visit visit = ((State) state).visit;
    out.writeByte(visit == null ? 0 : 1);
    if (visit != null) {
      visits.write(visit, out);
    }
  }

  @Override
  public Object read(ByteReader in) {
    State state = new State();
    if (in.readByte() == 1) {
      state.visit = visits.read(in);
    }
    return state;
  }

  @Override
  public boolean holdsByItself() {
    return visits.isAskedAtEnd();
  }

  @Override
  public void listen(Interest interest) {
    interest.inAll();
  }
}
