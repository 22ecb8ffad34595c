package io.segc.flink.engine.state;

import java.util.Arrays;

/** Values by whole numbers of which few are there, in rising order. */
public class Sparse<V> {
  private static final int[] NO_KEYS = {};
  private static final Object[] NO_VALUES = {};

  private int[] keys = NO_KEYS;
  private Object[] values = NO_VALUES;
  private int size = 0;

  public final int size() {
    return size;
  }

  public final boolean isEmpty() {
    return size == 0;
  }

  public final int keyAt(int place) {
    return keys[place];
  }

  @SuppressWarnings("unchecked")
  public final V valueAt(int place) {
    return (V) values[place];
  }

  /** Where a key is; negative when it is not there. */
  public final int placeOf(int key) {
    return Arrays.binarySearch(keys, 0, size, key);
  }

  /** The value of a key, or null. */
  public final V get(int key) {
    int place = placeOf(key);
    return place < 0 ? null : valueAt(place);
  }

  /** @return where the key is now */
  public int put(int key, V value) {
    int place = placeOf(key);
    if (place < 0) {
      place = -place - 1;
      if (size == keys.length) {
        // Most users have one value or none.
        grow(size == 0 ? 1 : size + Math.max(1, size >> 1));
      }
      move(place, place + 1, size - place);
      keys[place] = key;
      size++;
    }
    values[place] = value;
    return place;
  }

  /** Makes room for so many. */
  void grow(int room) {
    keys = Arrays.copyOf(keys, room);
    values = Arrays.copyOf(values, room);
  }

  /** Moves so many from a place to another. */
  void move(int from, int to, int count) {
    System.arraycopy(keys, from, keys, to, count);
    System.arraycopy(values, from, values, to, count);
  }

  public final void remove(int key) {
    int place = placeOf(key);
    if (place >= 0) {
      removeAt(place);
    }
  }

  public final void removeAt(int place) {
    move(place + 1, place, size - place - 1);
    size--;
    values[size] = null;
    if (size == 0) {
      clear();
    }
  }

  public void clear() {
    keys = NO_KEYS;
    values = NO_VALUES;
    size = 0;
  }
}
