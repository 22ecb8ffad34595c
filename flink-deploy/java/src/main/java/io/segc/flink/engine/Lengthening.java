package io.segc.flink.engine;

import io.segc.flink.engine.visit.Visit;

/** Events that do nothing but lengthen the sessions that they belong to: many are taken at once, and only the last of them is looked at. */
final class Lengthening {
  private final EngineProgram program;

  Lengthening(EngineProgram program) {
    this.program = program;
  }

  /**
   * Takes events that wait, as long as they only lengthen sessions.
   *
   * @param first the place of the first that has not been decided
   * @param watermark event time, epoch ms
   * @return the place of the first that is still to be decided
   */
  int take(UserState state, int first, long watermark) {
    Waiting waiting = state.waiting;
    int end = first;
    // Before the instant at which sessions may end, so that none of them has ended in between.
    while (end < waiting.size() && waiting.tsAt(end) <= watermark && waiting.tsAt(end) < state.wakesFrom && waiting.isQuiet(end)) {
      end++;
    }
    if (end == first || !isLengthened(state)) {
      return first;
    }
    EngineEvent last = waiting.get(end - 1);
    for (int i = 0; i < state.visits.length; i++) {
      program.visits[i].lengthen(state.visits[i], last, end - first);
    }
    return end;
  }

  /** Whether a quiet event does nothing else: sessions are open, and nothing else looks at it. */
  private boolean isLengthened(UserState state) {
    if (program.listenersToAll().length > 0) {
      return false;
    }
    for (int i = 0; i < state.visits.length; i++) {
      Visit visit = state.visits[i];
      if (visit == null || !program.visits[i].isPatient(visit)) {
        return false;
      }
    }
    return true;
  }
}
