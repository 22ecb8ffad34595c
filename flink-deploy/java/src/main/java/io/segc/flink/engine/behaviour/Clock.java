package io.segc.flink.engine.behaviour;

import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import java.util.List;

/** SEMANTICS §5, §14. A clock that one behaviour starts and starts again, and that another may stop: absence, and not seen. */
final class Clock implements Behaviour {
  private static final String[] NOBODY = {};

  private final Behaviour starts;
  /** null when only time and the next start stop the clock. */
  private final Behaviour stops;
  /** Milliseconds. */
  private final long runs;

  Clock(Behaviour starts, Behaviour stops, long runs) {
    this.starts = starts;
    this.stops = stops;
    this.runs = runs;
  }

  private static final class State {
    Object starts;
    Object stops;
    /** {@link #NEVER} while the clock stands. */
    long deadline = NEVER;

    String[] startedBy = NOBODY;
  }

  @Override
  public Object begin() {
    State state = new State();
    state.starts = starts.begin();
    state.stops = stops == null ? null : stops.begin();
    return state;
  }

  @Override
  public boolean isBlank(Object state) {
    State own = (State) state;
    return own.deadline == NEVER && starts.isBlank(own.starts) && (stops == null || stops.isBlank(own.stops));
  }

  @Override
  public long wakeAt(Object state) {
    State own = (State) state;
    long at = Math.min(own.deadline, starts.wakeAt(own.starts));
    return stops == null ? at : Math.min(at, stops.wakeAt(own.stops));
  }

  @Override
  public List<String[]> atInstant(Object state, long instant, List<EngineEvent> events) {
    State own = (State) state;
    starts.wake(own.starts, instant, events);
    if (stops != null) {
      stops.wake(own.stops, instant, events);
    }
    if (own.deadline != instant) {
      return HOLDS_NEVER;
    }
    String[] startedBy = own.startedBy;
    stop(own);
    return List.<String[]>of(startedBy);
  }

  private static void stop(State state) {
    state.deadline = NEVER;
    state.startedBy = NOBODY;
  }

  @Override
  public String[] atEvent(Object state, EngineEvent event) {
    State own = (State) state;
    String[] startedBy = starts.atEvent(own.starts, event);
    String[] stoppedBy = stops == null ? null : stops.atEvent(own.stops, event);
    if (startedBy != null) {
      own.deadline = event.ts + runs;
      own.startedBy = startedBy;
    } else if (stoppedBy != null) {
      stop(own);
    }
    return null;
  }

  @Override
  public void write(Object state, ByteWriter out) {
    State own = (State) state;
    starts.write(own.starts, out);
    if (stops != null) {
      stops.write(own.stops, out);
    }
    out.writeTexts(own.startedBy);
    if (own.startedBy.length > 0) {
      out.writeWhole(own.deadline);
    }
  }

  @Override
  public Object read(ByteReader in) {
    State state = new State();
    state.starts = starts.read(in);
    state.stops = stops == null ? null : stops.read(in);
    state.startedBy = in.readTexts();
    if (state.startedBy.length > 0) {
      state.deadline = in.readWhole();
    }
    return state;
  }

  @Override
  public boolean holdsByItself() {
    return true;
  }

  @Override
  public long delay() {
    return runs;
  }

  @Override
  public void listen(Interest interest) {
    starts.listen(interest);
    if (stops != null) {
      Interest.whileRemembering(stops, interest);
    }
  }
}
