package io.segc.flink.engine;

/** When what is kept of a user must be looked at again, and when it goes. For one thread. */
final class Keeper {
  /** Calls {@link #wake} when event time has reached an instant, epoch ms: in addition to what has been asked for before. */
  interface Timers {
    void at(long instant);
  }

  private final Engine engine;
  private final Arrivals arrivals;
  private final Patience patience;
  private final Wakes wakes;

  Keeper(EngineProgram program) {
    engine = new Engine(program);
    arrivals = new Arrivals(program);
    patience = new Patience(program);
    wakes = new Wakes(program);
  }

  /**
   * An event has come that no one calls late.
   *
   * @param state of its user
   * @param ts event time, epoch ms
   * @param facts the rest of the event ({@link EngineEvent#writeHeld})
   * @return whether it changes anything
   */
  boolean arrive(UserState state, long ts, byte[] facts, Timers timers, Output output) {
    int place = arrivals.arrive(state, ts, facts, output);
    if (place >= 0) {
      waitOn(state, place, timers);
    }
    return place >= 0;
  }

  /**
   * An event waits until it must be decided.
   *
   * @param place of the event among those that wait
   * @return whether it may wait for longer than until event time has passed it
   */
  private boolean waitOn(UserState state, int place, Timers timers) {
    long ts = state.waiting.tsAt(place);
    long longest = patience.of(state, place);
    if (longest == 0) {
      decideBy(state, ts, timers);
    } else {
      wakeBy(state, ts + longest, timers);
    }
    return longest > 0;
  }

  private static void decideBy(UserState state, long ts, Timers timers) {
    if (ts < state.eventTimer) {
      state.eventTimer = ts;
      timers.at(ts);
    }
  }

  private static void wakeBy(UserState state, long instant, Timers timers) {
    if (instant < state.wakeTimer) {
      state.wakeTimer = instant;
      timers.at(instant);
    }
  }

  /** The events that still wait are to be decided when event time has passed the first that is not patient; those before it soon enough. */
  private void waitOn(UserState state, Timers timers) {
    int place = 0;
    while (place < state.waiting.size() && waitOn(state, place, timers)) {
      place++;
    }
  }

  /**
   * An event has come that is late: it changes nothing.
   *
   * @param ts as of {@link #arrive}
   * @param facts as of {@link #arrive}
   */
  void arriveLate(UserState state, long ts, byte[] facts, Output output) {
    arrivals.late(state, EngineEvent.decode(ts, facts), output);
  }

  /**
   * Event time has passed an event that waits, or reached an instant at which something happens by itself. Of use only where {@link UserState#isDue}, which can be asked of bytes.
   *
   * @return whether anything is to be kept of the user
   */
  boolean wake(UserState state, long now, Timers timers, Output output) {
    engine.decide(state, now, output);
    if (state.isBlank()) {
      return false;
    }
    if (state.eventTimer <= now) {
      state.eventTimer = UserState.NEVER;
    }
    if (state.wakeTimer <= now) {
      state.wakeTimer = UserState.NEVER;
    }
    waitOn(state, timers);
    long wakeAt = wakes.next(state);
    if (wakeAt > now) {
      wakeBy(state, wakeAt, timers);
    }
    return true;
  }
}
