package io.segc.flink.engine.expression;

import java.util.List;

/** A part of the way from an event to the predicates that hold of it. */
interface Step<S> {
  /** Adds the predicates that hold and are found on this way. */
  void collect(S subject, Ids held);

  /** Goes several ways. */
  static <S> Step<S> all(List<Step<S>> steps) {
    if (steps.size() == 1) {
      return steps.get(0);
    }
    @SuppressWarnings("unchecked")
    Step<S>[] ways = steps.toArray(new Step[0]);
    return (subject, held) -> {
      for (Step<S> way : ways) {
        way.collect(subject, held);
      }
    };
  }

  /** Evaluates what is left of each of some predicates. */
  static <S> Step<S> oneByOne(List<Candidate<S>> candidates) {
    int[] ids = candidates.stream().mapToInt(candidate -> candidate.id).toArray();
    Value<S>[] conditions = Conditions.array(candidates.stream().map(Candidate::condition).toList());
    return (subject, held) -> {
      for (int i = 0; i < ids.length; i++) {
        if (conditions[i].isTrue(subject)) {
          held.add(ids[i]);
        }
      }
    };
  }

  /** Finds predicates of which nothing is left to be asked. */
  static <S> Step<S> known(List<Candidate<S>> candidates) {
    int[] ids = candidates.stream().mapToInt(candidate -> candidate.id).toArray();
    return (subject, held) -> {
      for (int id : ids) {
        held.add(id);
      }
    };
  }
}
