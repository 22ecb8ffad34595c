package io.segc.flink.engine;

import io.segc.flink.engine.state.ByteReader;

/** When what is kept of a user must be looked at again, and when it goes. For one thread. */
final class Keeper {
  /** How long it is remembered how far a user of whom nothing else is remembered has been decided, in ms: a restart makes event time begin anew. */
  static final long REMEMBERED_MS = 3_600_000;

  /** Calls {@link #wake} when event time has reached an instant, epoch ms: in addition to what has been asked for before. */
  interface Timers {
    void at(long instant);
  }

  /** No more events of a user wait patiently. */
  private static final int MOST_PATIENT = 16;

  private final EngineProgram program;
  private final Engine engine;
  private final Mending mending;

  Keeper(EngineProgram program) {
    this.program = program;
    engine = new Engine(program);
    mending = new Mending(program);
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
    wakeBy(state, knownBy(state, event, state.waiting.size() - 1), timers);
    return true;
  }

  private static void wakeBy(UserState state, long instant, Timers timers) {
    if (instant < state.timer) {
      state.timer = instant;
      timers.at(instant);
    }
  }

  /**
   * When an event that waits must be decided, epoch ms.
   *
   * @param place of the event among those that wait, at most
   */
  private long knownBy(UserState state, EngineEvent event, int place) {
    boolean isPatient = place < MOST_PATIENT && program.isPatient(state, event);
    return isPatient ? event.ts + program.shortestGap() : event.ts;
  }

  /** When the first of the events that wait must be decided, epoch ms. */
  private long waitsUntil(UserState state) {
    long until = UserState.NEVER;
    for (int i = 0; i < state.waiting.size(); i++) {
      EngineEvent event = state.waiting.get(i);
      if (event.ts >= until) {
        break;
      }
      until = Math.min(until, knownBy(state, event, i));
    }
    return until;
  }

  /**
   * An event has come that is late: it changes nothing.
   *
   * @param facts as of {@link #arrive}
   */
  void arriveLate(UserState state, byte[] facts, Output output) {
    mending.late(state, EngineEvent.decode(new ByteReader(facts)), output);
  }

  /**
   * Event time has passed an event that waits, or reached an instant at which something happens by itself.
   *
   * @return whether anything is to be kept of the user
   */
  boolean wake(UserState state, long now, Timers timers, Output output) {
    long wakeAt = engine.decide(state, now, output);
    if (state.timer <= now) {
      state.timer = UserState.NEVER;
    }
    wakeAt = Math.min(wakeAt, waitsUntil(state));
    if (state.isBlank()) {
      if (now >= state.forgetAt || now > UserState.NEVER - REMEMBERED_MS) {
        return false;
      }
      state.forgetAt = Math.min(state.forgetAt, now + REMEMBERED_MS);
      wakeAt = state.forgetAt;
    }
    if (wakeAt > now) {
      wakeBy(state, wakeAt, timers);
    }
    return true;
  }
}
