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
  private static final int[] NOBODY = {};

  /** Sorted by id. */
  final Segment[] segments;

  final Trigger[] triggers;
  /** Sessions by gap, and the triggers of the rules about each. */
  final Visits[] visits;

  final int[][] visitTriggers;
  /** Combinations in an order in which each comes after those that it looks at. */
  final int[] combinations;

  private final int[] enterTriggers;
  private final Map<Integer, int[]> listeners = new HashMap<>();
  private final Map<Integer, int[]> tellable = new HashMap<>();
  private final int[] listenersToAll;
  /** By trigger: the predicates that it wants to see while it remembers something. */
  private final int[][] whileRemembering;

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
    whileRemembering = new int[this.triggers.length][];
    listenersToAll = listen();
    tell();
  }

  private static Behaviour behaviour(JsonNode json) {
    return json.isNull() || json.text("kind").equals("session") ? null : Behaviours.read(json);
  }

  /** Asks the triggers what they must see; gives those that must see everything. */
  private int[] listen() {
    Map<Integer, List<Integer>> found = new HashMap<>();
    List<Integer> toAll = new ArrayList<>();
    for (int i = 0; i < triggers.length; i++) {
      int trigger = i;
      List<Integer> remembering = new ArrayList<>();
      if (triggers[i].behaviour() != null && !isOnlyExit(triggers[i])) {
        triggers[i]
            .behaviour()
            .listen(
                new Interest() {
                  @Override
                  public void inPredicate(int predicate) {
                    List<Integer> own = found.computeIfAbsent(predicate, none -> new ArrayList<>());
                    if (!own.contains(trigger)) {
                      own.add(trigger);
                    }
                  }

                  @Override
                  public void inPredicateWhileRemembering(int predicate) {
                    remembering.add(predicate);
                  }

                  @Override
                  public void inAll() {
                    if (!toAll.contains(trigger)) {
                      toAll.add(trigger);
                    }
                  }
                });
      }
      whileRemembering[i] = toArray(remembering);
    }
    found.forEach((predicate, own) -> listeners.put(predicate, toArray(own)));
    return toArray(toAll);
  }

  /** Whether the trigger matters only to those who are in the segment: an exit that an event decides alone. */
  private boolean isOnlyExit(Trigger trigger) {
    return trigger.isExit() && segments[trigger.segment()].exitPredicate >= 0;
  }

  private void tell() {
    Map<Integer, List<Integer>> found = new HashMap<>();
    for (int i = 0; i < segments.length; i++) {
      if (segments[i].formula == null && segments[i].isTellable()) {
        found.computeIfAbsent(segments[i].enterPredicate(), none -> new ArrayList<>()).add(i);
      }
    }
    found.forEach((predicate, own) -> tellable.put(predicate, toArray(own)));
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
    return listeners.getOrDefault(predicate, NOBODY);
  }

  int[] listenersToAll() {
    return listenersToAll;
  }

  /** Whether a trigger that remembers something must see an event. */
  boolean isWanted(int trigger, EngineEvent event) {
    for (int predicate : whileRemembering[trigger]) {
      if (event.holds(predicate)) {
        return true;
      }
    }
    return false;
  }

  /** The segments that Redis may be told of at an event at which a predicate holds. */
  int[] tellable(int predicate) {
    return tellable.getOrDefault(predicate, NOBODY);
  }
}
