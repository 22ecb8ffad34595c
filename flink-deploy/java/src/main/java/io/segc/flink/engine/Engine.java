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
  private final EngineProgram program;
  private final Lengthening lengthening;
  private final Members members;
  private final List<Holding> holdings = new ArrayList<>();
  private final boolean[] isCalled;
  private final List<Integer> called = new ArrayList<>();

  private UserState user;

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
    members = new Members(program);
    isCalled = new boolean[program.triggers.length];
  }

  /** Event time has reached an instant: decides all that lies up to it. */
  void decide(UserState state, long watermark, Output output) {
    user = state;
    members.of(state, output);
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
    state.quietUntil = UserState.UNKNOWN;
    state.decidedUntil = Math.max(state.decidedUntil, watermark);
    user = null;
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
      members.expire(instant);
      deadlines(instant, events);
    }
    for (EngineEvent event : events) {
      event(event);
    }
    members.combine(instant);
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
      user.wakeBy(program.visits[i].endOf(user.visits[i]));
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
          members.leave(place, event.ts, new String[] {event.eventId}, Output.EVENT, 2, event.isTold);
        }
      }
    }
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
      user.wakeBy(wakeAt);
      if (at < 0) {
        states.put(place, state, wakeAt);
      } else {
        states.setInstantAt(at, wakeAt);
      }
    } else if (at >= 0) {
      states.removeAt(at);
    }
  }

  private void apply(Holding holding, long at, int phase, boolean isTold) {
    if (holding.trigger.isExit()) {
      members.leave(holding.trigger.segment(), at, holding.eventIds, Output.EVENT, phase, false);
    } else {
      members.enter(holding.trigger.segment(), at, holding.eventIds, phase, isTold);
    }
  }
}
