package io.segc.flink.engine;

import java.util.Arrays;

/**
 * Events of one user that wait for event time, in their order (SEMANTICS §2). Most are quiet: no predicate holds at them. Of those there are only the time and the facts, until someone asks for more.
 * These lie in two arrays that stay where they are: an object for each would live so long that the garbage collector has to move it.
 */
final class Waiting {
  private static final long[] NO_SLOTS = {};
  private static final byte[] NO_FACTS = {};
  private static final EngineEvent[] NO_EVENTS = {};

  /** Room for no more than so many events is kept when none waits. */
  private static final int KEPT = 16;

  private static final int KEPT_BYTES = 1024;

  /** Where the facts of an event begin that has none here. */
  private static final long NOWHERE = -1;

  /** Of each event its time, epoch ms, and behind it where its facts begin. */
  private long[] slots = NO_SLOTS;

  /** Facts of quiet events, in their order. */
  private byte[] facts = NO_FACTS;

  private int filled = 0;

  /** The others, each at its place; shorter where there is none behind. */
  private EngineEvent[] events = NO_EVENTS;

  private int size = 0;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Event time, epoch ms. */
  long tsAt(int place) {
    return slots[2 * place];
  }

  private long factsAt(int place) {
    return slots[2 * place + 1];
  }

  /** Whether no predicate holds at an event. */
  boolean isQuiet(int place) {
    return factsAt(place) != NOWHERE || events[place].held().length == 0;
  }

  EngineEvent get(int place) {
    return factsAt(place) == NOWHERE ? events[place] : EngineEvent.decode(tsAt(place), facts, (int) factsAt(place));
  }

  /** An event that counts after all that wait. */
  void add(EngineEvent event) {
    add(size, event);
  }

  void add(int place, EngineEvent event) {
    makeRoom(place, event.ts, NOWHERE);
    if (events.length < size) {
      events = Arrays.copyOf(events, slots.length / 2);
    }
    System.arraycopy(events, place, events, place + 1, size - 1 - place);
    events[place] = event;
  }

  /**
   * A quiet event that counts after all that wait.
   *
   * @param ts event time, epoch ms
   * @param own its facts ({@link EngineEvent#writeHeld})
   */
  void addQuiet(long ts, byte[] own) {
    if (filled + own.length > facts.length) {
      facts = Arrays.copyOf(facts, Math.max(2 * facts.length, filled + 2 * own.length));
    }
    System.arraycopy(own, 0, facts, filled, own.length);
    makeRoom(size, ts, filled);
    filled += own.length;
  }

  private void makeRoom(int place, long ts, long factsAt) {
    if (2 * size == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(4, 2 * slots.length));
    }
    System.arraycopy(slots, 2 * place, slots, 2 * place + 2, 2 * (size - place));
    slots[2 * place] = ts;
    slots[2 * place + 1] = factsAt;
    size++;
  }

  /** Those who wait no longer go. */
  void removeFirst(int count) {
    if (count == 0) {
      return;
    }
    size -= count;
    if (size == 0) {
      clear();
      return;
    }
    System.arraycopy(slots, 2 * count, slots, 0, 2 * size);
    if (events.length > 0) {
      int others = Math.min(events.length, size + count);
      events = others > count ? Arrays.copyOfRange(events, count, others) : NO_EVENTS;
    }
    removeFacts();
  }

  private void clear() {
    slots = slots.length > 2 * KEPT ? NO_SLOTS : slots;
    facts = facts.length > KEPT_BYTES ? NO_FACTS : facts;
    filled = 0;
    events = NO_EVENTS;
  }

  /** The facts of events that are there no more go. */
  private void removeFacts() {
    int first = filled;
    for (int place = size - 1; place >= 0; place--) {
      first = factsAt(place) == NOWHERE ? first : (int) factsAt(place);
    }
    System.arraycopy(facts, first, facts, 0, filled - first);
    filled -= first;
    for (int place = 0; place < size; place++) {
      slots[2 * place + 1] -= factsAt(place) == NOWHERE ? 0 : first;
    }
  }
}
