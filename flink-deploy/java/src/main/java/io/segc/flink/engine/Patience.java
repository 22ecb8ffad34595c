package io.segc.flink.engine;

import io.segc.flink.engine.visit.Visits;
import java.util.Arrays;

/**
 * How long events may wait to be decided. Most change nothing at once: they lengthen a session, start a clock, are the first of a sequence. Such events may wait for
 * others, so that a user is looked at once for many of them. Whatever does happen has a timer of its own, at which what waits is looked at anew. For one thread.
 */
final class Patience {
  /** No event waits for longer, in ms: it is kept while it does. */
  private static final long MOST_MS = 900_000;

  /** Where so many triggers may hold at an event, it is cheaper to decide it than to find out whether one does. */
  private static final int MOST_LOOKED_AT = 8;

  /** So many events of a user wait, so that what is kept stays small. */
  private static final int MOST_WAITING = 16;

  private final EngineProgram program;
  /** How long an event may wait whatever holds at it, in ms. */
  private final long ofAll;
  /** By predicate, the least delay of the triggers that see it and do not hold at once, and of the sessions that it may make hold when they end, in ms. */
  private final long[] delays;
  /** The triggers that may hold at an event at which a predicate holds. */
  private final ByPredicate hasty;
  /** By predicate, whether it need not be looked at closer: something holds at an event at once, or too much may. */
  private final boolean[] isHasty;
  /** The predicates at which a trigger may hold or remember something; null of one that never holds at an event. */
  private final int[][] seen;

  Patience(EngineProgram program) {
    this.program = program;
    long ofAll = MOST_MS;
    for (int trigger : program.listenersToAll()) {
      ofAll = Math.min(ofAll, delayOf(trigger));
    }
    for (Visits visits : program.visits) {
      ofAll = visits.mayHoldAtEachEnd() ? Math.min(ofAll, visits.gap()) : ofAll;
    }
    this.ofAll = ofAll;
    delays = new long[program.predicates()];
    Arrays.fill(delays, MOST_MS);
    ByPredicate.Builder hasty = new ByPredicate.Builder();
    for (int predicate = 0; predicate < delays.length; predicate++) {
      for (Visits visits : program.visits) {
        delays[predicate] = visits.mayHoldAtEnd(predicate) ? Math.min(delays[predicate], visits.gap()) : delays[predicate];
      }
      sort(predicate, program.listeners(predicate), hasty);
      sort(predicate, program.listenersRemembering(predicate), hasty);
    }
    this.hasty = hasty.build();
    isHasty = new boolean[delays.length];
    seen = new int[program.triggers.length][];
    for (int predicate = 0; predicate < delays.length; predicate++) {
      isHasty[predicate] = this.hasty.of(predicate).length > MOST_LOOKED_AT;
      for (int trigger : this.hasty.of(predicate)) {
        isHasty[predicate] |= !program.triggers[trigger].behaviour().needsMemory();
        int[] before = seen[trigger] == null ? new int[0] : seen[trigger];
        seen[trigger] = Arrays.copyOf(before, before.length + 1);
        seen[trigger][before.length] = predicate;
      }
    }
  }

  private long delayOf(int trigger) {
    return program.triggers[trigger].behaviour().delay();
  }

  private void sort(int predicate, int[] triggers, ByPredicate.Builder hasty) {
    for (int trigger : triggers) {
      if (delayOf(trigger) == 0) {
        hasty.add(predicate, trigger);
      } else {
        delays[predicate] = Math.min(delays[predicate], delayOf(trigger));
      }
    }
  }

  /**
   * How long after an event that waits it must have been decided, in ms: nothing happens because of it sooner. 0 when something may happen at the event itself.
   *
   * @param state as far as it has been decided; what comes between then and the event has timers of its own, or waits too
   * @param place of the event among those that wait
   */
  long of(UserState state, int place) {
    if (place >= MOST_WAITING) {
      return 0;
    }
    return state.waiting.isQuiet(place) ? ofQuiet(state, state.waiting.tsAt(place)) : of(state, state.waiting.get(place));
  }

  private long ofQuiet(UserState state, long ts) {
    if (state.quietUntil == UserState.UNKNOWN) {
      state.quietUntil = quietUntil(state);
    }
    return ts <= state.quietUntil ? ofAll : 0;
  }

  private long quietUntil(UserState state) {
    long until = UserState.NEVER;
    for (int i = 0; i < program.visits.length; i++) {
      until = Math.min(until, program.visits[i].quietUntil(state.visits[i]));
    }
    return until;
  }

  private long of(UserState state, EngineEvent event) {
    for (int predicate : event.held()) {
      if (predicate < isHasty.length && isHasty[predicate]) {
        return 0;
      }
    }
    long patience = ofAll;
    for (int i = 0; i < program.visits.length; i++) {
      if (!program.visits[i].isPatient(state.visits[i], event)) {
        return 0;
      }
    }
    for (int predicate : event.held()) {
      if (mayEnd(state, predicate) || mayHold(state, event, predicate)) {
        return 0;
      }
      patience = predicate < delays.length ? Math.min(patience, delays[predicate]) : patience;
    }
    return patience;
  }

  private boolean mayEnd(UserState state, int predicate) {
    if (program.isEnding(predicate)) {
      for (int i = 0; i < state.memberships.size(); i++) {
        if (program.segments[state.memberships.keyAt(i)].exitPredicate == predicate) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean mayHold(UserState state, EngineEvent event, int predicate) {
    for (int trigger : hasty.of(predicate)) {
      if (state.triggers.get(trigger) != null || isSeenByOther(state, event, trigger)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a trigger is to see another of the events that wait, and may remember it. */
  private boolean isSeenByOther(UserState state, EngineEvent event, int trigger) {
    for (int i = 0; i < state.waiting.size(); i++) {
      if (!state.waiting.isQuiet(i) && state.waiting.get(i) != event) {
        for (int predicate : state.waiting.get(i).held()) {
          for (int one : seen[trigger]) {
            if (one == predicate) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }
}
