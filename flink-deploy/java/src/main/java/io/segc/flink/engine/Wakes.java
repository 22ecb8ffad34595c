package io.segc.flink.engine;

import io.segc.flink.engine.visit.Visit;

/** When a user must be looked at again though no event comes: in time for what may be told, and for what is to be forgotten when there is more of it. For one thread. */
final class Wakes {
  /** So much longer than it is of use something may be kept, in ms: it is forgotten together with what comes later. */
  static final long FORGETTING_MS = 1_800_000;

  private final EngineProgram program;
  /** By trigger, whether it may hold by itself. */
  private final boolean[] holds;

  Wakes(EngineProgram program) {
    this.program = program;
    holds = new boolean[program.triggers.length];
    for (int i = 0; i < holds.length; i++) {
      holds[i] = program.triggers[i].behaviour() != null && program.triggers[i].behaviour().holdsByItself();
    }
  }

  /** The next instant, epoch ms; {@link UserState#NEVER} when the user waits for nothing. */
  long next(UserState state) {
    long told = state.memberships.earliest();
    long firstForgotten = UserState.NEVER;
    long lastForgotten = UserState.UNKNOWN;
    for (int i = 0; i < state.triggers.size(); i++) {
      long at = state.triggers.instantAt(i);
      if (holds[state.triggers.keyAt(i)]) {
        told = Math.min(told, at);
      } else if (at != UserState.NEVER) {
        firstForgotten = Math.min(firstForgotten, at);
        lastForgotten = Math.max(lastForgotten, at);
      }
    }
    for (int i = 0; i < state.visits.length; i++) {
      Visit visit = state.visits[i];
      if (visit != null) {
        long at = program.visits[i].endOf(visit);
        if (program.visits[i].mayHoldAtEnd(visit)) {
          told = Math.min(told, at);
        } else {
          firstForgotten = Math.min(firstForgotten, at);
          lastForgotten = Math.max(lastForgotten, at);
        }
      }
    }
    return firstForgotten == UserState.NEVER ? told : Math.min(told, Math.min(lastForgotten, firstForgotten + FORGETTING_MS));
  }
}
