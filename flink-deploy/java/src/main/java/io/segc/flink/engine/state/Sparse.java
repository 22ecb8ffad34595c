package io.segc.flink.engine.state;

import java.util.Arrays;

/** Values by whole numbers of which few are there, in rising order. */
public final class Sparse<V> {
  private static final int[] NO_KEYS = {};
  private static final Object[] NO_VALUES = {};

  private int[] keys = NO_KEYS;
  private Object[] values = NO_VALUES;
  private int size = 0;

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int keyAt(int place) {
    return keys[place];
  }

  @SuppressWarnings("unchecked")
  public V valueAt(int place) {
    return (V) values[place];
  }

  /** The value of a key, or null. */
  public V get(int key) {
    int place = Arrays.binarySearch(keys, 0, size, key);
    return place < 0 ? null : valueAt(place);
  }

  public void put(int key, V value) {
    int place = Arrays.binarySearch(keys, 0, size, key);
    if (place >= 0) {
      values[place] = value;
      return;
    }
    int at = -place - 1;
    if (size == keys.length) {
      // Most users have one value or none.
      int room = size == 0 ? 1 : size + Math.max(1, size >> 1);
      keys = Arrays.copyOf(keys, room);
      values = Arrays.copyOf(values, room);
    }
    System.arraycopy(keys, at, keys, at + 1, size - at);
    System.arraycopy(values, at, values, at + 1, size - at);
    keys[at] = key;
    values[at] = value;
    size++;
  }

  public void remove(int key) {
    int place = Arrays.binarySearch(keys, 0, size, key);
    if (place >= 0) {
      removeAt(place);
    }
  }

  public void removeAt(int place) {
    size--;
    System.arraycopy(keys, place + 1, keys, place, size - place);
    System.arraycopy(values, place + 1, values, place, size - place);
    values[size] = null;
    if (size == 0) {
      keys = NO_KEYS;
      values = NO_VALUES;
    }
  }

  public void clear() {
    keys = NO_KEYS;
    values = NO_VALUES;
    size = 0;
  }
}
