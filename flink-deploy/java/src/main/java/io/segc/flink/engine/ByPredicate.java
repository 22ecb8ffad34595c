package io.segc.flink.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Places of something by the predicate that concerns them, rising. */
public final class ByPredicate {
  private static final int[] NOBODY = {};

  private final int[][] places;

  private ByPredicate(int[][] places) {
    this.places = places;
  }

  public int[] of(int predicate) {
    return predicate < places.length ? places[predicate] : NOBODY;
  }

  /** All predicates that concern something are below it. */
  public int size() {
    return places.length;
  }

  /** Collects them. */
  public static final class Builder {
    private final List<TreeSet<Integer>> places = new ArrayList<>();

    /** A place may be added again. */
    public void add(int predicate, int place) {
      while (places.size() <= predicate) {
        places.add(new TreeSet<>());
      }
      places.get(predicate).add(place);
    }

    public ByPredicate build() {
      return new ByPredicate(
          places.stream()
              .map(set -> set.isEmpty() ? NOBODY : set.stream().mapToInt(Integer::intValue).toArray())
              .toArray(int[][]::new));
    }
  }
}
