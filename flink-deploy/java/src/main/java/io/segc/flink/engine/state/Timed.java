package io.segc.flink.engine.state;

import java.util.Arrays;

/** As {@link Sparse}, with the instant of each value at which something happens to it by itself, epoch ms: so that it is found without looking at the values, which lie all over the heap. */
public final class Timed<V> extends Sparse<V> {
  private static final long[] NO_INSTANTS = {};

  private long[] instants = NO_INSTANTS;

  public long instantAt(int place) {
    return instants[place];
  }

  public void setInstantAt(int place, long instant) {
    instants[place] = instant;
  }

  /** @param instant {@link Long#MAX_VALUE} when nothing happens by itself */
  public void put(int key, V value, long instant) {
    int place = super.put(key, value);
    instants[place] = instant;
  }

  /** The instant of a new value would be that of another. */
  @Override
  public int put(int key, V value) {
    throw new UnsupportedOperationException("when does something happen to it?");
  }

  /** The first instant; {@link Long#MAX_VALUE} when there is none. */
  public long earliest() {
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < size(); i++) {
      earliest = Math.min(earliest, instants[i]);
    }
    return earliest;
  }

  @Override
  void grow(int room) {
    super.grow(room);
    instants = Arrays.copyOf(instants, room);
  }

  @Override
  void move(int from, int to, int count) {
    super.move(from, to, count);
    System.arraycopy(instants, from, instants, to, count);
  }

  @Override
  public void clear() {
    super.clear();
    instants = NO_INSTANTS;
  }
}
