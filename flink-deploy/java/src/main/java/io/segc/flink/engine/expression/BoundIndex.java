package io.segc.flink.engine.expression;

import java.util.Comparator;
import java.util.List;

/**
 * Leads to the predicates that ask whether a number lies between constants. Those with a lower bound are sorted by it, the others by their upper one, so that the
 * search ends at the first that asks for more, or less.
 */
final class BoundIndex<S> implements Step<S> {
  /** A predicate, and what it asks of the number. */
  record Entry<S>(Candidate<S> rest, Interval interval) {}

  private final Value<S> number;
  private final Side<S> fromBelow;
  private final Side<S> fromAbove;

  BoundIndex(Value<S> number, List<Entry<S>> entries) {
    this.number = number;
    // An interval without numbers is never met.
    List<Entry<S>> possible = entries.stream().filter(entry -> !entry.interval.isEmpty()).toList();
    fromBelow =
        new Side<>(
            possible.stream()
                .filter(entry -> hasLeast(entry))
                .sorted(Comparator.comparingDouble(entry -> entry.interval.least()))
                .toList());
    fromAbove =
        new Side<>(
            possible.stream()
                .filter(entry -> !hasLeast(entry))
                .sorted(Comparator.comparingDouble(entry -> -entry.interval.most()))
                .toList());
  }

  private static boolean hasLeast(Entry<?> entry) {
    return entry.interval.least() > Double.NEGATIVE_INFINITY;
  }

  @Override
  public void collect(S subject, Ids held) {
    double value = number.numberOrNaN(subject);
    for (int i = 0; i < fromBelow.ids.length && fromBelow.least[i] <= value; i++) {
      if (value <= fromBelow.most[i]) {
        fromBelow.add(i, subject, held);
      }
    }
    for (int i = 0; i < fromAbove.ids.length && value <= fromAbove.most[i]; i++) {
      fromAbove.add(i, subject, held);
    }
  }

  private static final class Side<S> {
    final double[] least;
    final double[] most;
    final int[] ids;
    /** What else is asked; null for nothing. */
    private final Value<S>[] conditions;

    Side(List<Entry<S>> entries) {
      least = entries.stream().mapToDouble(entry -> entry.interval.least()).toArray();
      most = entries.stream().mapToDouble(entry -> entry.interval.most()).toArray();
      ids = entries.stream().mapToInt(entry -> entry.rest.id).toArray();
      conditions = Conditions.array(entries.stream().map(entry -> entry.rest.condition()).toList());
    }

    void add(int i, S subject, Ids held) {
      if (conditions[i] == null || conditions[i].isTrue(subject)) {
        held.add(ids[i]);
      }
    }
  }
}
