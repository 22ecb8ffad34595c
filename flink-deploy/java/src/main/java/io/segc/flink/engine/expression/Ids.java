package io.segc.flink.engine.expression;

import java.util.Arrays;

/** A list of whole numbers, filled and sorted again for every event without making anything new. */
public final class Ids {
  /** Up to here insertion beats {@code Arrays.sort}. */
  private static final int FEW = 32;

  private int[] ids = new int[16];
  private int size = 0;
  private boolean isRising = true;

  public int size() {
    return size;
  }

  public int get(int index) {
    return ids[index];
  }

  /** A copy, in the order that the list has. */
  public int[] toArray() {
    return Arrays.copyOf(ids, size);
  }

  void clear() {
    size = 0;
    isRising = true;
  }

  void add(int id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    isRising &= size == 0 || ids[size - 1] < id;
    ids[size++] = id;
  }

  void sort() {
    if (isRising) {
      return;
    }
    if (size > FEW) {
      Arrays.sort(ids, 0, size);
      return;
    }
    for (int i = 1; i < size; i++) {
      int id = ids[i];
      int at = i;
      for (; at > 0 && ids[at - 1] > id; at--) {
        ids[at] = ids[at - 1];
      }
      ids[at] = id;
    }
  }
}
