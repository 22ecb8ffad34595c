package io.segc.flink.engine.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the way from an event to the predicates that hold: by the value with the most constants first, and from each constant on by what its predicates ask
 * besides; then by bounds of numbers; one by one at last.
 */
final class TableBuilder {
  /** An index of fewer predicates is no faster than evaluating them. */
  private static final int LEAST_GROUP = 3;

  private TableBuilder() {}

  static <S> Step<S> build(List<Candidate<S>> candidates) {
    return build(candidates, true);
  }

  /**
   * Builds a way.
   *
   * @param isTop whether a predicate may be found by more than one constant; once is enough, or there would be too many copies of it
   */
  private static <S> Step<S> build(List<Candidate<S>> candidates, boolean isTop) {
    List<Step<S>> steps = new ArrayList<>();
    List<Candidate<S>> known = candidates.stream().filter(candidate -> candidate.left.isEmpty()).toList();
    List<Candidate<S>> rest = candidates.stream().filter(candidate -> !candidate.left.isEmpty()).toList();
    if (!known.isEmpty()) {
      steps.add(Step.known(known));
    }
    for (KeyGroup<S> group = bestKeys(rest, isTop); group != null; group = bestKeys(rest, isTop)) {
      steps.add(group.build());
      rest = without(rest, group.members.keySet());
    }
    for (BoundGroup<S> group = bestBounds(rest); group != null; group = bestBounds(rest)) {
      steps.add(group.build());
      rest = without(rest, group.members.keySet());
    }
    if (!rest.isEmpty()) {
      steps.add(Step.oneByOne(rest));
    }
    return Step.all(steps);
  }

  private static <S> List<Candidate<S>> without(List<Candidate<S>> candidates, Collection<Candidate<S>> others) {
    Set<Integer> ids = new HashSet<>();
    others.forEach(other -> ids.add(other.id));
    return candidates.stream().filter(candidate -> !ids.contains(candidate.id)).toList();
  }

  /** The predicates that want one value to be a constant, each with the condition that says so. */
  private static final class KeyGroup<S> {
    final Map<Candidate<S>, Conjunct<S>> members = new LinkedHashMap<>();
    final Set<Object> constants = new HashSet<>();

    /** How many predicates an event passes by. */
    double gain() {
      return members.size() * (1 - 1.0 / constants.size());
    }

    void add(Candidate<S> candidate, Conjunct<S> conjunct) {
      if (members.putIfAbsent(candidate, conjunct) == null) {
        constants.addAll(conjunct.keys.constants());
      }
    }

    Step<S> build() {
      Map<Object, List<Candidate<S>>> byConstant = new HashMap<>();
      members.forEach(
          (candidate, conjunct) -> {
            Candidate<S> rest = candidate.without(List.of(conjunct));
            for (Object constant : conjunct.keys.constants()) {
              byConstant.computeIfAbsent(constant, same -> new ArrayList<>()).add(rest);
            }
          });
      Map<Object, Step<S>> steps = new HashMap<>();
      byConstant.forEach((constant, found) -> steps.put(constant, TableBuilder.build(found, false)));
      Keys<S> keys = members.values().iterator().next().keys;
      return KeyIndex.of(keys.subject(), keys.kind(), steps);
    }
  }

  private static <S> KeyGroup<S> bestKeys(List<Candidate<S>> candidates, boolean isTop) {
    Map<Object, KeyGroup<S>> groups = new LinkedHashMap<>();
    for (Candidate<S> candidate : candidates) {
      for (Conjunct<S> conjunct : candidate.left) {
        if (conjunct.keys != null && (isTop || conjunct.keys.constants().size() == 1)) {
          groups.computeIfAbsent(conjunct.keys.identity(), same -> new KeyGroup<>()).add(candidate, conjunct);
        }
      }
    }
    return groups.values().stream()
        .filter(group -> group.members.size() >= LEAST_GROUP && group.constants.size() > 1)
        .max(Comparator.comparingDouble(KeyGroup::gain))
        .orElse(null);
  }

  /** The predicates that want one number to lie between constants, each with the conditions that say so. */
  private static final class BoundGroup<S> {
    final Map<Candidate<S>, List<Conjunct<S>>> members = new LinkedHashMap<>();

    Step<S> build() {
      List<BoundIndex.Entry<S>> entries = new ArrayList<>();
      members.forEach(
          (candidate, conjuncts) -> {
            Function<Conjunct<S>, Interval> interval = conjunct -> conjunct.bound.interval();
            Interval all = conjuncts.stream().map(interval).reduce(Interval::and).orElseThrow();
            entries.add(new BoundIndex.Entry<>(candidate.without(conjuncts), all));
          });
      return new BoundIndex<>(members.values().iterator().next().get(0).bound.subject(), entries);
    }
  }

  private static <S> BoundGroup<S> bestBounds(List<Candidate<S>> candidates) {
    Map<Object, BoundGroup<S>> groups = new LinkedHashMap<>();
    for (Candidate<S> candidate : candidates) {
      for (Conjunct<S> conjunct : candidate.left) {
        if (conjunct.bound != null) {
          BoundGroup<S> group = groups.computeIfAbsent(conjunct.bound.identity(), same -> new BoundGroup<>());
          group.members.computeIfAbsent(candidate, same -> new ArrayList<>()).add(conjunct);
        }
      }
    }
    return groups.values().stream()
        .filter(group -> group.members.size() >= LEAST_GROUP)
        .max(Comparator.comparingInt(group -> group.members.size()))
        .orElse(null);
  }
}
