package io.segc.flink.engine;

import io.segc.flink.engine.state.ByteReader;

/** When what is kept of a user must be looked at again, and when it goes. For one thread. */
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

  private final Engine engine;

  Keeper(EngineProgram program) {
    engine = new Engine(program);
  }

  /**
   * An event has come that no one calls late.
   *
   * @param state of its user
   * @param facts the event, as {@link EngineEvent#decode} reads it
   * @return whether it changes anything
   */
  boolean arrive(UserState state, byte[] facts, Timers timers, Output output) {
    EngineEvent event = EngineEvent.decode(new ByteReader(facts));
    if (!engine.arrive(state, event, output)) {
      return false;
    }
    if (event.ts < state.eventTimer) {
      state.eventTimer = event.ts;
      timers.forEvent(event.ts);
    }
    return true;
  }

  /**
   * Event time has passed an event that waits, or reached an instant at which something happens by itself.
   *
   * @return whether anything is to be kept of the user
   */
  boolean wake(UserState state, long now, Timers timers, Output output) {
    long wakeAt = engine.decide(state, now, output);
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
    if (state.isBlank()) {
      if (now >= state.forgetAt || now > UserState.NEVER - REMEMBERED_MS) {
        return false;
      }
      state.forgetAt = Math.min(state.forgetAt, now + REMEMBERED_MS);
      wakeAt = state.forgetAt;
    }
    if (wakeAt < state.wakeTimer && wakeAt > now) {
      state.wakeTimer = wakeAt;
      timers.forWake(wakeAt);
    }
    return true;
  }
}
