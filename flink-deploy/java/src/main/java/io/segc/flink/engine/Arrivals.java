package io.segc.flink.engine;

import io.segc.flink.engine.behaviour.Count;

/** Events as they come: they wait for event time in their order, and what of them no later event can undo is told at once, for Redis alone. For one thread. */
final class Arrivals {
  private static final Told OUTSIDE = new Told(0, 0);

  private final EngineProgram program;
  private final Mending mending;

  Arrivals(EngineProgram program) {
    this.program = program;
    mending = new Mending(program);
  }

  /** An event has come that is late: it changes nothing. */
  void late(UserState state, EngineEvent event, Output output) {
    mending.late(state, event, output);
  }

  /**
   * An event has come. It waits; what of it no later event can undo is told at once, for Redis alone.
   *
   * @param ts event time, epoch ms
   * @param facts the rest of the event ({@link EngineEvent#writeHeld})
   * @return its place among those that wait; -1 when it was no news: a copy, or behind what has been decided
   */
  int arrive(UserState state, long ts, byte[] facts, Output output) {
    int place;
    if (ts > state.lastArrived && ts > state.decidedUntil && EngineEvent.isQuiet(facts)) {
      place = state.waiting.size();
      state.waiting.addQuiet(ts, facts);
    } else {
      place = arrive(state, EngineEvent.decode(ts, facts), output);
    }
    if (place >= 0) {
      state.lastArrived = Math.max(state.lastArrived, ts);
    }
    return place;
  }

  private int arrive(UserState state, EngineEvent event, Output output) {
    if (event.ts <= state.decidedUntil) {
      mending.late(state, event, output);
      return -1;
    }
    Waiting waiting = state.waiting;
    int place = waiting.size();
    while (place > 0 && event.ts <= waiting.tsAt(place - 1)) {
      EngineEvent before = waiting.get(place - 1);
      int order = before.compareOrder(event);
      if (order == 0) {
        mending.copy(state, event, before, output);
        return -1;
      }
      if (order < 0) {
        break;
      }
      place--;
    }
    if (place == waiting.size()) {
      tell(state, event, output);
    } else {
      state.isToldInOrder = false;
      for (int i = place; i < waiting.size(); i++) {
        waiting.get(i).isTold = false;
      }
      mending.between(state, event, output);
    }
    waiting.add(place, event);
    return place;
  }

  /** SEMANTICS §7, for those segments that an event decides together with those before it. */
  private void tell(UserState state, EngineEvent event, Output output) {
    event.isTold = state.isToldInOrder;
    for (int predicate : event.held()) {
      for (int place : program.tellable(predicate)) {
        Segment segment = program.segments[place];
        if (segment.enter instanceof Count count && !isEnough(state, count, place, predicate, event)) {
          continue;
        }
        long until = event.ts + segment.ttl;
        Told before = told(state, place);
        boolean isInside = before.until() > event.ts;
        long enteredAt = isInside ? before.enteredAt() : event.ts;
        state.told.put(place, new Told(enteredAt, until));
        String[] ids = {event.eventId};
        output.transition(
            false,
            true,
            segment,
            isInside ? "renew" : "enter",
            event.ts,
            enteredAt,
            until,
            Output.EVENT,
            ids,
            Output.order(2, event.eventId, false));
      }
    }
    if (program.mayEnd(event)) {
      tellExits(state, event, output);
    }
  }

  private void tellExits(UserState state, EngineEvent event, Output output) {
    for (int i = 0; i < state.memberships.size(); i++) {
      int place = state.memberships.keyAt(i);
      if (state.told.get(place) == null) {
        tellExit(state, place, event, output);
      }
    }
    for (int i = 0; i < state.told.size(); i++) {
      tellExit(state, state.told.keyAt(i), event, output);
    }
  }

  private void tellExit(UserState state, int place, EngineEvent event, Output output) {
    Segment segment = program.segments[place];
    if (segment.exitPredicate < 0 || !segment.isTellable() || !event.holds(segment.exitPredicate)) {
      return;
    }
    Told before = told(state, place);
    if (before.until() <= event.ts) {
      return;
    }
    state.told.put(place, OUTSIDE);
    String[] ids = {event.eventId};
    output.transition(
        false,
        true,
        segment,
        "exit",
        event.ts,
        before.enteredAt(),
        event.ts + segment.ttl,
        Output.EVENT,
        ids,
        Output.order(2, event.eventId, true));
  }

  private static Told told(UserState state, int segment) {
    Told told = state.told.get(segment);
    if (told != null) {
      return told;
    }
    Membership membership = state.memberships.get(segment);
    return membership == null ? OUTSIDE : new Told(membership.enteredAt(), membership.expiresAt());
  }

  /** SEMANTICS §11, as far as events have come. */
  private boolean isEnough(UserState state, Count count, int segment, int predicate, EngineEvent event) {
    int held = 1 + count.heldBefore(state.triggers.get(program.enterTrigger(segment)), event.ts);
    for (int i = 0; i < state.waiting.size(); i++) {
      if (event.ts < state.waiting.tsAt(i) + count.within && !state.waiting.isQuiet(i) && state.waiting.get(i).holds(predicate)) {
        held++;
      }
    }
    return held >= count.atLeast;
  }
}
