package io.segc.flink.engine;

import io.segc.flink.engine.behaviour.Behaviour;
import io.segc.flink.engine.behaviour.Behaviours;
import io.segc.flink.engine.behaviour.Interest;
import io.segc.flink.engine.visit.Visits;
import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All rules of a job, made ready ({@code compiler/plan/fused.ts}): who must see which event. */
final class EngineProgram {
  /** Sorted by id. */
  final Segment[] segments;

  final Trigger[] triggers;
  /** Sessions by gap, and the triggers of the rules about each. */
  final Visits[] visits;

  final int[][] visitTriggers;
  /** Combinations in an order in which each comes after those that it looks at. */
  final int[] combinations;

  private final int[] enterTriggers;
  private final ByPredicate listeners;
  /** The triggers that want to see events at which a predicate holds while they remember something. */
  private final ByPredicate listenersRemembering;

  private final ByPredicate tellable;
  /** The segments that an event ends at which a predicate holds. */
  private final ByPredicate ended;

  private final ByPredicate entersAlone;
  private final ByPredicate exitsAlone;

  private final int[] listenersToAll;

  EngineProgram(JsonNode json) {
    List<JsonNode> all = json.list("segments");
    Map<String, Integer> places = new HashMap<>();
    for (JsonNode segment : all) {
      places.put(segment.text("id"), places.size());
    }
    segments = new Segment[all.size()];
    enterTriggers = new int[segments.length];
    Arrays.fill(enterTriggers, -1);
    List<Trigger> triggers = new ArrayList<>();
    Map<Long, List<JsonNode>> sessions = new TreeMap<>();
    Map<Long, List<Integer>> sessionTriggers = new TreeMap<>();
    for (int i = 0; i < segments.length; i++) {
      JsonNode segment = all.get(i);
      JsonNode enter = segment.get("enter");
      boolean isCombination = enter.text("kind").equals("combination");
      segments[i] =
          new Segment(
              segment.text("id"),
              segment.text("rule"),
              segment.get("ttlMs").wholeLong(),
              isCombination ? null : behaviour(enter),
              behaviour(segment.get("exit")),
              !segment.get("exit").isNull(),
              isCombination ? new Formula(enter.get("formula"), places) : null);
      for (boolean isExit : new boolean[] {false, true}) {
        JsonNode trigger = segment.get(isExit ? "exit" : "enter");
        Behaviour behaviour = isExit ? segments[i].exit : segments[i].enter;
        boolean isSession = !trigger.isNull() && trigger.text("kind").equals("session");
        if (isSession) {
          long gap = trigger.get("gapMs").wholeLong();
          sessions.computeIfAbsent(gap, none -> new ArrayList<>()).add(trigger);
          sessionTriggers.computeIfAbsent(gap, none -> new ArrayList<>()).add(triggers.size());
        }
        if (isSession || behaviour != null) {
          if (!isExit) {
            enterTriggers[i] = triggers.size();
          }
          triggers.add(new Trigger(i, isExit, behaviour));
        }
      }
    }
    this.triggers = triggers.toArray(Trigger[]::new);
    visits = sessions.values().stream().map(Visits::new).toArray(Visits[]::new);
    visitTriggers = sessionTriggers.values().stream().map(EngineProgram::toArray).toArray(int[][]::new);
    combinations = json.list("combinations").stream().mapToInt(id -> places.get((String) id.value())).toArray();
    ByPredicate.Builder listening = new ByPredicate.Builder();
    ByPredicate.Builder remembering = new ByPredicate.Builder();
    listenersToAll = listen(listening, remembering);
    listeners = listening.build();
    listenersRemembering = remembering.build();
    ByPredicate.Builder told = new ByPredicate.Builder();
    ByPredicate.Builder ending = new ByPredicate.Builder();
    ByPredicate.Builder entering = new ByPredicate.Builder();
    ByPredicate.Builder leaving = new ByPredicate.Builder();
    for (int i = 0; i < segments.length; i++) {
      if (segments[i].formula == null && segments[i].isTellable()) {
        told.add(segments[i].enterPredicate(), i);
      }
      if (segments[i].exitPredicate >= 0) {
        ending.add(segments[i].exitPredicate, i);
      }
      if (segments[i].isOfSingleEvents()) {
        entering.add(segments[i].enterPredicate(), i);
        if (segments[i].exitPredicate >= 0) {
          leaving.add(segments[i].exitPredicate, i);
        }
      }
    }
    tellable = told.build();
    ended = ending.build();
    entersAlone = entering.build();
    exitsAlone = leaving.build();
  }

  private static Behaviour behaviour(JsonNode json) {
    return json.isNull() || json.text("kind").equals("session") ? null : Behaviours.read(json);
  }

  /** Asks the triggers what they must see; gives those that must see everything. */
  private int[] listen(ByPredicate.Builder listening, ByPredicate.Builder remembering) {
    List<Integer> toAll = new ArrayList<>();
    for (int i = 0; i < triggers.length; i++) {
      int trigger = i;
      if (triggers[i].behaviour() != null && !isOnlyExit(triggers[i])) {
        triggers[i]
            .behaviour()
            .listen(
                new Interest() {
                  @Override
                  public void inPredicate(int predicate) {
                    listening.add(predicate, trigger);
                  }

                  @Override
                  public void inPredicateWhileRemembering(int predicate) {
                    remembering.add(predicate, trigger);
                  }

                  @Override
                  public void inAll() {
                    if (!toAll.contains(trigger)) {
                      toAll.add(trigger);
                    }
                  }
                });
      }
    }
    return toArray(toAll);
  }

  /** Whether the trigger matters only to those who are in the segment: an exit that an event decides alone. */
  private boolean isOnlyExit(Trigger trigger) {
    return trigger.isExit() && segments[trigger.segment()].exitPredicate >= 0;
  }

  private static int[] toArray(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The trigger that lets users enter a segment; -1 when it has none of its own. */
  int enterTrigger(int segment) {
    return enterTriggers[segment];
  }

  /** The triggers that must see an event at which a predicate holds, whatever they remember. */
  int[] listeners(int predicate) {
    return listeners.of(predicate);
  }

  int[] listenersToAll() {
    return listenersToAll;
  }

  /** The triggers that must see an event at which a predicate holds if they remember something. */
  int[] listenersRemembering(int predicate) {
    return listenersRemembering.of(predicate);
  }

  /** The segments that Redis may be told of at an event at which a predicate holds. */
  int[] tellable(int predicate) {
    return tellable.of(predicate);
  }

  /** The predicates that triggers listen to, and at which sessions count, are below it. */
  int predicates() {
    int below = Math.max(listeners.size(), listenersRemembering.size());
    return Arrays.stream(visits).mapToInt(Visits::predicates).reduce(below, Math::max);
  }

  /** The segments that an event at which a predicate holds lets users into, whatever came before. */
  int[] entersAlone(int predicate) {
    return entersAlone.of(predicate);
  }

  /** Of the segments that single events let users into, those that an event at which a predicate holds ends. */
  int[] exitsAlone(int predicate) {
    return exitsAlone.of(predicate);
  }

  /** Whether there are segments whose memberships an event ends at which a predicate holds. */
  boolean isEnding(int predicate) {
    return ended.of(predicate).length > 0;
  }

  /** Whether there are segments whose memberships an event ends alone. */
  boolean mayEnd(EngineEvent event) {
    for (int predicate : event.held()) {
      if (isEnding(predicate)) {
        return true;
      }
    }
    return false;
  }
}
