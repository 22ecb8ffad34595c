package io.segc.flink.engine;

import java.util.Arrays;

/**
 * Events of one user that wait for event time, in their order (SEMANTICS §2). Most are quiet: no predicate holds at them. Of those there are only the time and the facts, until
 * someone asks for more.
 */
final class Waiting {
  private static final long[] NO_TIMES = {};
  private static final Object[] NO_EVENTS = {};

  private long[] times = NO_TIMES;
  /** An {@link EngineEvent} each, or the facts of a quiet one. */
  private Object[] events = NO_EVENTS;

  private int size = 0;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Event time, epoch ms. */
  long tsAt(int place) {
    return times[place];
  }

  /** Whether no predicate holds at an event. */
  boolean isQuiet(int place) {
    return events[place] instanceof byte[] || ((EngineEvent) events[place]).held().length == 0;
  }

  EngineEvent get(int place) {
    return events[place] instanceof byte[] facts ? EngineEvent.decode(times[place], facts) : (EngineEvent) events[place];
  }

  /** An event that counts after all that wait. */
  void add(EngineEvent event) {
    add(size, event.ts, event);
  }

  void add(int place, EngineEvent event) {
    add(place, event.ts, event);
  }

  /**
   * A quiet event that counts after all that wait.
   *
   * @param ts event time, epoch ms
   * @param facts the rest ({@link EngineEvent#writeHeld})
   */
  void addQuiet(long ts, byte[] facts) {
    add(size, ts, facts);
  }

  private void add(int place, long ts, Object event) {
    if (size == times.length) {
      int room = size == 0 ? 1 : size + Math.max(1, size >> 1);
      times = Arrays.copyOf(times, room);
      events = Arrays.copyOf(events, room);
    }
    System.arraycopy(times, place, times, place + 1, size - place);
    System.arraycopy(events, place, events, place + 1, size - place);
    times[place] = ts;
    events[place] = event;
    size++;
  }

  /** Those who wait no longer go. */
  void removeFirst(int count) {
    if (count == size) {
      times = NO_TIMES;
      events = NO_EVENTS;
    } else {
      System.arraycopy(times, count, times, 0, size - count);
      System.arraycopy(events, count, events, 0, size - count);
      Arrays.fill(events, size - count, size, null);
    }
    size -= count;
  }
}
