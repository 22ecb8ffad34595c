package io.segc.flink.engine;

/**
 * Takes back what the source has told Redis of an event ({@link Ahead}) that does not count, or not as the source could think: one that was late before the job was stopped, a copy, one that comes
 * out of order. It writes what the events so far give, as of the same event or of the one that outdoes it, so that Redis goes by it.
 */
final class Mending {
  private final EngineProgram program;

  Mending(EngineProgram program) {
    this.program = program;
  }

  /** An event counts, but others that have come count after it. */
  void between(UserState state, EngineEvent event, Output output) {
    for (int predicate : event.held()) {
      for (int place : program.entersAlone(predicate)) {
        Segment segment = program.segments[place];
        EngineEvent last = lastOf(state.waiting, segment);
        if (last != null && last.compareOrder(event) > 0 && ends(last, segment)) {
          exit(segment, last, output);
        }
      }
    }
  }

  /** An event does not count, and none like it does: it is late. */
  void late(UserState state, EngineEvent event, Output output) {
    copy(state, event, null, output);
  }

  /**
   * An event does not count: it is a copy, or late.
   *
   * @param original that counts in its place; null for none
   */
  void copy(UserState state, EngineEvent event, EngineEvent original, Output output) {
    for (int predicate : event.held()) {
      for (int place : program.entersAlone(predicate)) {
        without(state, place, event, original, output);
      }
      for (int place : program.exitsAlone(predicate)) {
        if (!event.holds(program.segments[place].enterPredicate())) {
          without(state, place, event, original, output);
        }
      }
    }
  }

  private void without(UserState state, int place, EngineEvent event, EngineEvent original, Output output) {
    Segment segment = program.segments[place];
    if (original != null && begins(original, segment) == begins(event, segment) && ends(original, segment) == ends(event, segment)) {
      return;
    }
    EngineEvent last = lastOf(state.waiting, segment);
    if (last != null && last.compareOrder(event) > 0) {
      if (ends(last, segment)) {
        exit(segment, last, output);
      }
      return;
    }
    Membership membership = last == null ? state.memberships.get(place) : after(last, state, place);
    String[] ids = {event.eventId};
    String order = Output.order(2, event.eventId, ends(event, segment));
    if (membership != null && membership.expiresAt() > event.ts) {
      output.transition(
          false,
          true,
          segment,
          "renew",
          event.ts,
          membership.enteredAt(),
          membership.expiresAt(),
          Output.EVENT,
          membership.eventIds(),
          order);
    } else if (!ends(event, segment)) {
      output.transition(false, true, segment, "exit", event.ts, event.ts, event.ts + segment.ttl, Output.EVENT, ids, order);
    }
  }

  /** What an event that waits makes of a segment. */
  private Membership after(EngineEvent last, UserState state, int place) {
    Segment segment = program.segments[place];
    if (ends(last, segment)) {
      return null;
    }
    Told told = state.told.get(place);
    long until = last.ts + segment.ttl;
    long enteredAt = told != null && told.until() == until ? told.enteredAt() : last.ts;
    return new Membership(enteredAt, until, new String[] {last.eventId});
  }

  private static void exit(Segment segment, EngineEvent by, Output output) {
    String[] ids = {by.eventId};
    String order = Output.order(2, by.eventId, true);
    output.transition(false, true, segment, "exit", by.ts, by.ts, by.ts + segment.ttl, Output.EVENT, ids, order);
  }

  /** The last event that waits and does something to the segment; null when there is none. */
  private static EngineEvent lastOf(Waiting waiting, Segment segment) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (!waiting.isQuiet(i)) {
        EngineEvent event = waiting.get(i);
        if (begins(event, segment) || ends(event, segment)) {
          return event;
        }
      }
    }
    return null;
  }

  private static boolean begins(EngineEvent event, Segment segment) {
    return event.holds(segment.enterPredicate());
  }

  private static boolean ends(EngineEvent event, Segment segment) {
    return segment.exitPredicate >= 0 && event.holds(segment.exitPredicate);
  }
}
