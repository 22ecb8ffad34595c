package io.segc.flink.engine;

import io.segc.flink.engine.visit.Visit;

/** When a user must be looked at again though no event comes: in time for what may be told, and for what is to be forgotten when there is more of it. For one thread. */
final class Wakes {
  /** So much longer than it is of use something may be kept, in ms: it is forgotten together with what comes later. */
  static final long FORGETTING_MS = 1_800_000;

  private final EngineProgram program;
  /** By trigger, whether it may hold by itself. */
  private final boolean[] holds;

  /** Of the user who is looked at, epoch ms: when something may be told at the earliest, and when there is something to forget, first and last. */
  private long told;

  private long firstForgotten;
  private long lastForgotten;

  Wakes(EngineProgram program) {
    this.program = program;
    holds = new boolean[program.triggers.length];
    for (int i = 0; i < holds.length; i++) {
      holds[i] = program.triggers[i].behaviour() != null && program.triggers[i].behaviour().holdsByItself();
    }
  }

  /** The next instant, epoch ms; {@link UserState#NEVER} when the user waits for nothing. */
  long next(UserState state) {
    told = state.memberships.earliest();
    firstForgotten = UserState.NEVER;
    lastForgotten = UserState.UNKNOWN;
    for (int i = 0; i < state.triggers.size(); i++) {
      take(state.triggers.instantAt(i), holds[state.triggers.keyAt(i)]);
    }
    for (int i = 0; i < state.visits.length; i++) {
      Visit visit = state.visits[i];
      if (visit != null) {
        take(program.visits[i].endOf(visit), program.visits[i].mayHoldAtEnd(visit));
      }
    }
    return firstForgotten == UserState.NEVER ? told : Math.min(told, Math.min(lastForgotten, firstForgotten + FORGETTING_MS));
  }

  /** Something happens at an instant by itself, if it is one: it may be told of, or is only forgotten. */
  private void take(long at, boolean mayBeTold) {
    if (mayBeTold) {
      told = Math.min(told, at);
    } else if (at != UserState.NEVER) {
      firstForgotten = Math.min(firstForgotten, at);
      lastForgotten = Math.max(lastForgotten, at);
    }
  }
}
