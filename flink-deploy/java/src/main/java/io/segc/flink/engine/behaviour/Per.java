package io.segc.flink.engine.behaviour;

import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SEMANTICS §15. A behaviour judged for each value of a field by itself. */
final class Per implements Behaviour {
  /** Id of the field's value. */
  private final int field;

  private final Behaviour of;

  Per(int field, Behaviour of) {
    this.field = field;
    this.of = of;
  }

  private static final class State {
    /** Value of the field → state; parts of which nothing is remembered are left out. */
    final Map<String, Object> parts = new LinkedHashMap<>();
    /** No part waits for an earlier instant. It may be too early, and then nothing happens at it. */
    long wakeAt = NEVER;
  }

  @Override
  public Object begin() {
    return new State();
  }

  @Override
  public boolean isBlank(Object state) {
    return ((State) state).parts.isEmpty();
  }

  @Override
  public long wakeAt(Object state) {
    return ((State) state).wakeAt;
  }

  private long earliest(State state) {
    long at = NEVER;
    for (Object part : state.parts.values()) {
      at = Math.min(at, of.wakeAt(part));
    }
    return at;
  }

  @Override
  public List<String[]> atInstant(Object state, long instant, List<EngineEvent> events) {
    State own = (State) state;
    List<String[]> held = new ArrayList<>();
    for (Iterator<Map.Entry<String, Object>> parts = own.parts.entrySet().iterator(); parts.hasNext(); ) {
      Map.Entry<String, Object> part = parts.next();
      List<EngineEvent> of = new ArrayList<>();
      for (EngineEvent event : events) {
        if (part.getKey().equals(event.value(field))) {
          of.add(event);
        }
      }
      held.addAll(this.of.wake(part.getValue(), instant, of));
      if (this.of.isBlank(part.getValue())) {
        parts.remove();
      }
    }
    own.wakeAt = earliest(own);
    return held;
  }

  @Override
  public String[] atEvent(Object state, EngineEvent event) {
    State own = (State) state;
    String value = (String) event.value(field);
    if (value == null) {
      return null;
    }
    Object part = own.parts.get(value);
    if (part == null) {
      part = of.begin();
    }
    String[] ids = of.atEvent(part, event);
    if (of.isBlank(part)) {
      own.parts.remove(value);
    } else {
      own.parts.put(value, part);
    }
    // At an instant for which parts wait, its events have the last word on when they are done waiting.
    own.wakeAt = own.wakeAt <= event.ts ? earliest(own) : Math.min(own.wakeAt, of.wakeAt(part));
    return ids;
  }

  @Override
  public void write(Object state, ByteWriter out) {
    State own = (State) state;
    out.writeCount(own.parts.size());
    own.parts.forEach(
        (value, part) -> {
          out.writeText(value);
          of.write(part, out);
        });
  }

  @Override
  public Object read(ByteReader in) {
    State state = new State();
    for (int count = in.readCount(); count > 0; count--) {
      String value = in.readText();
      state.parts.put(value, of.read(in));
    }
    state.wakeAt = earliest(state);
    return state;
  }

  @Override
  public boolean holdsByItself() {
    return of.holdsByItself();
  }

  @Override
  public long delay() {
    return of.delay();
  }

  @Override
  public boolean needsMemory() {
    return of.needsMemory();
  }

  @Override
  public void listen(Interest interest) {
    of.listen(interest);
  }
}
