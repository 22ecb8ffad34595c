package io.segc.flink.engine.expression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Leads to the predicates that ask whether a number lies between constants. Those with a lower bound are sorted by it, the others by their upper one,
 * so that the search ends at the first that asks for more, or less.
 */
final class BoundIndex<S> implements Step<S> {
  private static final int BLOCK = 32;

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
    int end = fromBelow.ids.length;
    for (int block = 0; block < end && fromBelow.least[block] <= value; block += BLOCK) {
      if (value <= fromBelow.mostOfBlock[block / BLOCK]) {
        collectBlock(block, Math.min(block + BLOCK, end), value, subject, held);
      }
    }
    for (int i = 0; i < fromAbove.ids.length && value <= fromAbove.most[i]; i++) {
      fromAbove.add(i, subject, held);
    }
  }

  private void collectBlock(int from, int end, double value, S subject, Ids held) {
    for (int i = from; i < end && fromBelow.least[i] <= value; i++) {
      if (value <= fromBelow.most[i]) {
        fromBelow.add(i, subject, held);
      }
    }
  }

  private static final class Side<S> {
    final double[] least;
    final double[] most;
    /** The highest upper bound of each block: most of narrow intervals are passed by a block at a time. */
    final double[] mostOfBlock;
    final int[] ids;
    /** What else is asked; null for nothing. */
    private final Value<S>[] conditions;

    Side(List<Entry<S>> entries) {
      least = entries.stream().mapToDouble(entry -> entry.interval.least()).toArray();
      most = entries.stream().mapToDouble(entry -> entry.interval.most()).toArray();
      mostOfBlock = new double[(most.length + BLOCK - 1) / BLOCK];
      Arrays.fill(mostOfBlock, Double.NEGATIVE_INFINITY);
      for (int i = 0; i < most.length; i++) {
        mostOfBlock[i / BLOCK] = Math.max(mostOfBlock[i / BLOCK], most[i]);
      }
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
