package io.segc.flink.engine;

import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;

/** What is kept of users from one call to the next, as bytes, and when they must be looked at again. For one thread. */
final class Keeper {
  /** How long it is remembered how far a user of whom nothing else is remembered has been decided, in ms: a restart makes event time begin anew. */
  static final long REMEMBERED_MS = 3_600_000;

  /** Calls {@link #wake} when event time has reached an instant, epoch ms. */
  interface Timers {
    /** For an event that waits: in addition to what has been asked for before. */
    void forEvent(long ts);

    /** For what happens by itself: in place of what has been asked for before. */
    void forWake(long instant);
  }

  private final EngineProgram program;
  private final Engine engine;
  private final ByteWriter out = new ByteWriter();

  /** null when every state is to be read from its bytes. */
  private final RecentStates recent;

  /** @param recent null when every state is to be read from its bytes */
  Keeper(EngineProgram program, RecentStates recent) {
    this.program = program;
    this.recent = recent;
    engine = new Engine(program);
  }

  /**
   * An event has come that no one calls late.
   *
   * @param known what is kept of its user; null when nothing is
   * @param facts the event, as {@link EngineEvent#decode} reads it
   * @return what is to be kept; null when the event changes nothing
   */
  byte[] arrive(byte[] known, byte[] facts, Timers timers, Output output) {
    EngineEvent event = EngineEvent.decode(new ByteReader(facts));
    byte[] longer = known == null || program.isTellable(event) ? null : UserState.append(known, event.ts, facts);
    if (longer != null) {
      appended(known, longer, event, timers);
      return longer;
    }
    UserState state = read(known);
    if (!engine.arrive(state, event, output)) {
      return null;
    }
    if (event.ts < state.eventTimer) {
      state.eventTimer = event.ts;
      timers.forEvent(event.ts);
    }
    return write(state);
  }

  /** Most events only wait: then what is remembered of the user is not written anew. */
  private void appended(byte[] known, byte[] longer, EngineEvent event, Timers timers) {
    if (event.ts < UserState.eventTimerOf(known)) {
      timers.forEvent(event.ts);
    }
    UserState state = recent == null ? null : recent.take(known);
    if (state != null) {
      event.isTold = state.isToldInOrder;
      state.waiting.add(event);
      state.forgetAt = UserState.NEVER;
      state.eventTimer = Math.min(state.eventTimer, event.ts);
      recent.put(longer, state);
    }
  }

  /**
   * Event time has passed an event that waits, or reached an instant at which something happens by itself.
   *
   * @param known what is kept of the user
   * @return what is to be kept; null for nothing
   */
  byte[] wake(byte[] known, long now, Timers timers, Output output) {
    UserState state = read(known);
    engine.decide(state, now, output);
    if (state.eventTimer <= now) {
      state.eventTimer = UserState.NEVER;
    }
    if (state.wakeTimer <= now) {
      state.wakeTimer = UserState.NEVER;
    }
    if (!state.waiting.isEmpty() && state.waiting.get(0).ts < state.eventTimer) {
      state.eventTimer = state.waiting.get(0).ts;
      timers.forEvent(state.eventTimer);
    }
    long wakeAt = engine.wakeAt(state);
    if (state.isBlank()) {
      if (now >= state.forgetAt || now > UserState.NEVER - REMEMBERED_MS) {
        return null;
      }
      state.forgetAt = Math.min(state.forgetAt, now + REMEMBERED_MS);
      wakeAt = state.forgetAt;
    }
    if (wakeAt < state.wakeTimer && wakeAt > now) {
      state.wakeTimer = wakeAt;
      timers.forWake(wakeAt);
    }
    return write(state);
  }

  private UserState read(byte[] known) {
    UserState state = recent == null || known == null ? null : recent.take(known);
    return state == null ? UserState.read(program, known) : state;
  }

  private byte[] write(UserState state) {
    byte[] kept = state.write(program, out);
    if (recent != null) {
      recent.put(kept, state);
    }
    return kept;
  }
}
