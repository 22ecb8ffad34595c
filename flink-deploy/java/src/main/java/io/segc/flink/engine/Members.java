package io.segc.flink.engine;

import java.util.ArrayList;
import java.util.List;

/** SEMANTICS §7, §16. The memberships of one user at a time: who enters, is renewed and leaves, and what combinations make of it within an instant. For one thread. */
final class Members {
  private final EngineProgram program;
  /** By segment: of the instant that is gone through, the deciding events of its last transition, and whether one of them was no exit. */
  private final String[][] toldIds;

  private final boolean[] isEntered;
  private final List<Integer> touched = new ArrayList<>();

  private UserState user;
  private Output out;

  Members(EngineProgram program) {
    this.program = program;
    toldIds = new String[program.segments.length][];
    isEntered = new boolean[program.segments.length];
  }

  /** From now on it is about this user. */
  void of(UserState user, Output out) {
    this.user = user;
    this.out = out;
  }

  /** Phase 0: the memberships that end at an instant because none of their renewals has come. */
  void expire(long instant) {
    for (int i = user.memberships.size() - 1; i >= 0; i--) {
      if (user.memberships.instantAt(i) == instant) {
        leave(user.memberships.keyAt(i), instant, user.memberships.valueAt(i).eventIds(), Output.TTL, 0, false);
      }
    }
  }

  /** Phase 3: what the transitions of an instant make of combinations. It has been gone through with this. */
  void combine(long instant) {
    if (!touched.isEmpty()) {
      judge(instant);
      for (int segment : touched) {
        toldIds[segment] = null;
        isEntered[segment] = false;
      }
      touched.clear();
    }
  }

  private void judge(long instant) {
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
        leave(place, instant, ids, Output.EVENT, 3, false);
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

  void enter(int place, long at, String[] eventIds, int phase, boolean isTold) {
    Segment segment = program.segments[place];
    Membership before = user.memberships.get(place);
    long enteredAt = before == null ? at : before.enteredAt();
    long until = at + segment.ttl;
    user.memberships.put(place, new Membership(enteredAt, until, eventIds), until);
    user.wakeBy(until);
    touch(place, eventIds, true);
    boolean isNews = !isTold || !segment.isTellable();
    out.transition(
        true,
        isNews,
        segment,
        before == null ? "enter" : "renew",
        at,
        enteredAt,
        until,
        Output.EVENT,
        eventIds,
        isNews ? Output.order(phase, eventIds[eventIds.length - 1], false) : null);
  }

  void leave(int place, long at, String[] eventIds, String reason, int phase, boolean isTold) {
    int known = user.memberships.placeOf(place);
    if (known < 0) {
      return;
    }
    Membership before = user.memberships.valueAt(known);
    user.memberships.removeAt(known);
    touch(place, eventIds, false);
    Segment segment = program.segments[place];
    boolean isNews = !isTold || !segment.isTellable();
    out.transition(
        true,
        isNews,
        segment,
        "exit",
        at,
        before.enteredAt(),
        at + segment.ttl,
        reason,
        eventIds,
        isNews ? Output.order(phase, eventIds[eventIds.length - 1], true) : null);
  }

  private void touch(int segment, String[] eventIds, boolean isEnter) {
    if (toldIds[segment] == null) {
      touched.add(segment);
    }
    toldIds[segment] = eventIds;
    isEntered[segment] |= isEnter;
  }
}
