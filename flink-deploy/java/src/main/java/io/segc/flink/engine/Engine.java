package io.segc.flink.engine;

import io.segc.flink.engine.behaviour.Behaviour;
import io.segc.flink.engine.state.Timed;
import io.segc.flink.engine.visit.Visit;
import io.segc.flink.text.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * SEMANTICS as a whole, for one user at a time: of the events that wait ({@link Arrivals}), and of what happens by itself, each instant that event time has passed is gone through, deadlines before events.
 * For one thread.
 */
final class Engine {
  static final String TTL = "ttl";
  static final String EVENT = "event";

  private final EngineProgram program;
  private final Lengthening lengthening;
  /** By segment: of the instant that is gone through, the deciding events of its last transition, and whether one of them was no exit. */
  private final String[][] toldIds;

  private final boolean[] isEntered;
  private final List<Integer> touched = new ArrayList<>();
  private final List<Holding> holdings = new ArrayList<>();
  private final boolean[] isCalled;
  private final List<Integer> called = new ArrayList<>();

  private UserState user;
  private Output out;

  /** That a trigger holds. */
  private record Holding(Trigger trigger, String[] eventIds) {
    String tipping() {
      return eventIds[eventIds.length - 1];
    }
  }

  private static final Comparator<Holding> IN_ORDER =
      Comparator.<Holding>comparingInt(holding -> holding.trigger.segment())
          .thenComparing(Holding::tipping, Utf8::compare)
          .thenComparing(holding -> holding.trigger.isExit());

  Engine(EngineProgram program) {
    this.program = program;
    lengthening = new Lengthening(program);
    toldIds = new String[program.segments.length][];
    isEntered = new boolean[program.segments.length];
    isCalled = new boolean[program.triggers.length];
  }

  /**
   * Event time has reached an instant: decides all that lies up to it.
   *
   * @return the next instant at which something may happen without an event, epoch ms
   */
  long decide(UserState state, long watermark, Output output) {
    user = state;
    out = output;
    List<EngineEvent> now = new ArrayList<>();
    int taken = 0;
    Waiting waiting = state.waiting;
    if (state.wakesFrom == UserState.UNKNOWN) {
      state.wakesFrom = wakeAt(state);
    }
    for (; ; ) {
      taken = lengthening.take(state, taken, watermark);
      long eventAt = taken < waiting.size() ? waiting.tsAt(taken) : UserState.NEVER;
      long instant = Math.min(eventAt, state.wakesFrom);
      if (instant > watermark || instant == UserState.NEVER) {
        break;
      }
      now.clear();
      while (taken < waiting.size() && waiting.tsAt(taken) == instant) {
        now.add(waiting.get(taken++));
      }
      boolean isAwake = instant == state.wakesFrom;
      step(instant, isAwake, now);
      if (isAwake) {
        state.wakesFrom = wakeAt(state);
      }
    }
    waiting.removeFirst(taken);
    if (state.waiting.isEmpty()) {
      state.told.clear();
      state.isToldInOrder = true;
    }
    state.decidedUntil = Math.max(state.decidedUntil, watermark);
    user = null;
    out = null;
    return state.wakesFrom;
  }

  private long wakeAt(UserState state) {
    long at = Math.min(state.memberships.earliest(), state.triggers.earliest());
    for (int i = 0; i < state.visits.length; i++) {
      if (state.visits[i] != null) {
        at = Math.min(at, program.visits[i].endOf(state.visits[i]));
      }
    }
    return at;
  }

  /**
   * SEMANTICS §4, §7. One instant: the ends by ttl, the deadlines, the events, the combinations.
   *
   * @param isAwake whether anything may happen at it without an event
   */
  private void step(long instant, boolean isAwake, List<EngineEvent> events) {
    if (isAwake) {
      expire(instant);
      deadlines(instant, events);
    }
    for (EngineEvent event : events) {
      event(event);
    }
    if (!touched.isEmpty()) {
      combinations(instant);
      for (int segment : touched) {
        toldIds[segment] = null;
        isEntered[segment] = false;
      }
      touched.clear();
    }
  }

  private void expire(long instant) {
    for (int i = user.memberships.size() - 1; i >= 0; i--) {
      if (user.memberships.instantAt(i) == instant) {
        leave(user.memberships.keyAt(i), instant, user.memberships.valueAt(i).eventIds(), TTL, 0, false);
      }
    }
  }

  /** Phase 1: of both triggers of a segment, by the id of the last deciding event, and for one id enter first. */
  private void deadlines(long instant, List<EngineEvent> events) {
    holdings.clear();
    for (int i = user.triggers.size() - 1; i >= 0; i--) {
      if (user.triggers.instantAt(i) != instant) {
        continue;
      }
      Trigger trigger = program.triggers[user.triggers.keyAt(i)];
      Behaviour behaviour = trigger.behaviour();
      Object state = user.triggers.valueAt(i);
      for (String[] ids : behaviour.wake(state, instant, events)) {
        holdings.add(new Holding(trigger, ids));
      }
      if (behaviour.isBlank(state)) {
        user.triggers.removeAt(i);
      } else {
        user.triggers.setInstantAt(i, behaviour.wakeAt(state));
      }
    }
    for (int i = 0; i < user.visits.length; i++) {
      Visit visit = user.visits[i];
      // An event at this very instant is exactly one gap away and joins.
      if (visit != null && events.isEmpty() && program.visits[i].endOf(visit) == instant) {
        int[] triggers = program.visitTriggers[i];
        String[] ids = {visit.lastEventId()};
        program.visits[i].atEnd(visit, rule -> holdings.add(new Holding(program.triggers[triggers[rule]], ids)));
        user.visits[i] = null;
      }
    }
    if (holdings.size() > 1) {
      holdings.sort(IN_ORDER);
    }
    for (Holding holding : holdings) {
      apply(holding, instant, 1, false);
    }
  }

  /** Phase 2. What both enters and exits does both, in this order. */
  private void event(EngineEvent event) {
    holdings.clear();
    call(event);
    for (int trigger : called) {
      isCalled[trigger] = false;
      show(trigger, event);
    }
    called.clear();
    for (int i = 0; i < user.visits.length; i++) {
      int[] triggers = program.visitTriggers[i];
      String[] ids = {event.eventId};
      user.visits[i] =
          program.visits[i].atEvent(
              user.visits[i], event, rule -> holdings.add(new Holding(program.triggers[triggers[rule]], ids)));
      wakeBy(program.visits[i].endOf(user.visits[i]));
    }
    if (holdings.size() > 1) {
      holdings.sort(IN_ORDER);
    }
    for (Holding holding : holdings) {
      apply(holding, event.ts, 2, event.isTold);
    }
    if (program.mayEnd(event)) {
      for (int i = user.memberships.size() - 1; i >= 0; i--) {
        int place = user.memberships.keyAt(i);
        int predicate = program.segments[place].exitPredicate;
        if (predicate >= 0 && event.holds(predicate)) {
          leave(place, event.ts, new String[] {event.eventId}, EVENT, 2, event.isTold);
        }
      }
    }
  }

  /** Something may happen at an instant without an event. */
  private void wakeBy(long instant) {
    user.wakesFrom = Math.min(user.wakesFrom, instant);
  }

  /** Finds the triggers that must see an event. */
  private void call(EngineEvent event) {
    for (int trigger : program.listenersToAll()) {
      call(trigger);
    }
    for (int predicate : event.held()) {
      for (int trigger : program.listeners(predicate)) {
        call(trigger);
      }
      callRemembering(predicate);
    }
  }

  /** Finds those that must see an event at which a predicate holds because they remember something: from the side where fewer are. */
  private void callRemembering(int predicate) {
    int[] listening = program.listenersRemembering(predicate);
    if (listening.length <= user.triggers.size()) {
      for (int trigger : listening) {
        if (user.triggers.get(trigger) != null) {
          call(trigger);
        }
      }
    } else {
      for (int i = 0; i < user.triggers.size(); i++) {
        if (Arrays.binarySearch(listening, user.triggers.keyAt(i)) >= 0) {
          call(user.triggers.keyAt(i));
        }
      }
    }
  }

  private void call(int trigger) {
    if (!isCalled[trigger]) {
      isCalled[trigger] = true;
      called.add(trigger);
    }
  }

  private void show(int place, EngineEvent event) {
    Trigger trigger = program.triggers[place];
    Behaviour behaviour = trigger.behaviour();
    Timed<Object> states = user.triggers;
    int at = states.placeOf(place);
    Object state = at < 0 ? behaviour.begin() : states.valueAt(at);
    String[] ids = behaviour.atEvent(state, event);
    if (ids != null) {
      holdings.add(new Holding(trigger, ids));
    }
    if (!behaviour.isBlank(state)) {
      long wakeAt = behaviour.wakeAt(state);
      wakeBy(wakeAt);
      if (at < 0) {
        states.put(place, state, wakeAt);
      } else {
        states.setInstantAt(at, wakeAt);
      }
    } else if (at >= 0) {
      states.removeAt(at);
    }
  }

  /** Phase 3 (SEMANTICS §16). */
  private void combinations(long instant) {
    for (int place : program.combinations) {
      Segment segment = program.segments[place];
      String[] ids = null;
      boolean isRenewed = false;
      boolean isLookingAtAny = false;
      for (int member : segment.formula.members) {
        isLookingAtAny |= user.memberships.get(member) != null;
        if (toldIds[member] != null) {
          ids = toldIds[member];
          isRenewed |= isEntered[member];
        }
      }
      if (ids == null) {
        continue;
      }
      if (!segment.formula.isTrue(member -> user.memberships.get(member) != null)) {
        leave(place, instant, ids, EVENT, 3, false);
        user.wasTrue.remove(place);
      } else {
        if (isRenewed || user.wasTrue.get(place) == null) {
          enter(place, instant, ids, 3, false);
        }
        // With no membership left, the next change is an enter, which counts whatever was true before.
        if (isLookingAtAny) {
          user.wasTrue.put(place, true);
        } else {
          user.wasTrue.remove(place);
        }
      }
    }
  }

  private void apply(Holding holding, long at, int phase, boolean isTold) {
    if (holding.trigger.isExit()) {
      leave(holding.trigger.segment(), at, holding.eventIds, EVENT, phase, false);
    } else {
      enter(holding.trigger.segment(), at, holding.eventIds, phase, isTold);
    }
  }

  private void enter(int place, long at, String[] eventIds, int phase, boolean isTold) {
    Segment segment = program.segments[place];
    Membership before = user.memberships.get(place);
    long enteredAt = before == null ? at : before.enteredAt();
    long until = at + segment.ttl;
    user.memberships.put(place, new Membership(enteredAt, until, eventIds), until);
    wakeBy(until);
    touch(place, eventIds, true);
    String tipping = eventIds[eventIds.length - 1];
    out.transition(
        true,
        !isTold || !segment.isTellable(),
        segment,
        before == null ? "enter" : "renew",
        at,
        enteredAt,
        until,
        EVENT,
        eventIds,
        order(phase, tipping, false),
        until);
  }

  private void leave(int place, long at, String[] eventIds, String reason, int phase, boolean isTold) {
    Membership before = user.memberships.get(place);
    if (before == null) {
      return;
    }
    user.memberships.remove(place);
    touch(place, eventIds, false);
    Segment segment = program.segments[place];
    String tipping = eventIds[eventIds.length - 1];
    out.transition(
        true,
        !isTold || !segment.isTellable(),
        segment,
        "exit",
        at,
        before.enteredAt(),
        null,
        reason,
        eventIds,
        order(phase, tipping, true),
        at + segment.ttl);
  }

  private void touch(int segment, String[] eventIds, boolean isEnter) {
    if (toldIds[segment] == null) {
      touched.add(segment);
    }
    toldIds[segment] = eventIds;
    isEntered[segment] |= isEnter;
  }

  static String order(int phase, String eventId, boolean isExit) {
    return phase + "|" + eventId + (isExit ? "|1" : "|0");
  }
}
