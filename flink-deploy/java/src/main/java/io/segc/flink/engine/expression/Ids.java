package io.segc.flink.engine.expression;

import java.util.Arrays;

/** A list of different whole numbers, filled and sorted again for every event without making anything new. */
public final class Ids {
  /** Up to here they are sorted by insertion. */
  private static final int FEW = 32;

  private int[] ids = new int[16];
  /** One bit for each number there may be, none of them set between two sorts. */
  private long[] bits = new long[1];

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
      sortByBits();
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

  /** Takes the time that the highest number asks for, which is less than sorting would. */
  private void sortByBits() {
    int highest = 0;
    for (int i = 0; i < size; i++) {
      highest = Math.max(highest, ids[i]);
    }
    int words = (highest >>> 6) + 1;
    if (bits.length < words) {
      bits = new long[words];
    }
    for (int i = 0; i < size; i++) {
      bits[ids[i] >>> 6] |= 1L << ids[i];
    }
    int at = 0;
    for (int word = 0; word < words; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        ids[at++] = (word << 6) + Long.numberOfTrailingZeros(left);
      }
      bits[word] = 0;
    }
  }
}
