package io.segc.flink.engine;

import io.segc.flink.text.Words;
import java.util.Arrays;

/**
 * Events of one user that wait for event time, in their order (SEMANTICS §2). Most are quiet: no predicate holds at them. Of those there are only the time and the facts, until someone asks for more.
 * They lie one behind the other in one array that stays where it is, in records of one size: an object for each would live so long that the garbage collector has to move it, and what is looked at
 * together comes from memory together.
 */
final class Waiting {
  private static final byte[] NO_RECORDS = {};
  private static final EngineEvent[] NO_EVENTS = {};

  /** A record has the event's time, epoch ms, then the length of its facts, then these. */
  private static final int LENGTH_AT = Long.BYTES;

  private static final int FACTS_AT = LENGTH_AT + 1;

  /** An event with more facts has no record of them, so that the records of the others stay small. */
  private static final int MOST_FACTS = 111;

  /** In place of the length: the event is among the others. */
  private static final byte ELSEWHERE = -1;

  /** Room of no more than so many bytes is kept when none waits. */
  private static final int KEPT_BYTES = 1024;

  private byte[] records = NO_RECORDS;

  /** How long a record is. */
  private int stride = Long.BYTES * 2;

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
    return Words.get(records, place * stride);
  }

  private boolean isElsewhere(int place) {
    return records[place * stride + LENGTH_AT] == ELSEWHERE;
  }

  /** Whether no predicate holds at an event. */
  boolean isQuiet(int place) {
    return !isElsewhere(place) || events[place].held().length == 0;
  }

  EngineEvent get(int place) {
    return isElsewhere(place) ? events[place] : EngineEvent.decode(tsAt(place), records, place * stride + FACTS_AT);
  }

  /** An event that counts after all that wait. */
  void add(EngineEvent event) {
    add(size, event);
  }

  void add(int place, EngineEvent event) {
    makeRoom(place, event.ts, ELSEWHERE);
    if (events.length < size) {
      events = Arrays.copyOf(events, Math.max(4, 2 * size));
    }
    System.arraycopy(events, place, events, place + 1, size - 1 - place);
    events[place] = event;
  }

  /**
   * A quiet event that counts after all that wait.
   *
   * @param ts event time, epoch ms
   * @param facts the rest of it ({@link EngineEvent#writeHeld})
   */
  void addQuiet(long ts, byte[] facts) {
    if (facts.length > MOST_FACTS) {
      add(EngineEvent.decode(ts, facts));
      return;
    }
    if (FACTS_AT + facts.length > stride) {
      widen(FACTS_AT + facts.length);
    }
    makeRoom(size, ts, (byte) facts.length);
    System.arraycopy(facts, 0, records, (size - 1) * stride + FACTS_AT, facts.length);
  }

  private void widen(int atLeast) {
    int wider = (atLeast + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    byte[] rewritten = size == 0 ? NO_RECORDS : new byte[Math.max(4, size + 1) * wider];
    for (int place = 0; place < size; place++) {
      System.arraycopy(records, place * stride, rewritten, place * wider, stride);
    }
    records = rewritten;
    stride = wider;
  }

  private void makeRoom(int place, long ts, byte length) {
    if ((size + 1) * stride > records.length) {
      records = Arrays.copyOf(records, Math.max(4, 2 * size) * stride);
    }
    System.arraycopy(records, place * stride, records, (place + 1) * stride, (size - place) * stride);
    Words.set(records, place * stride, ts);
    records[place * stride + LENGTH_AT] = length;
    size++;
  }

  /** Those who wait no longer go. */
  void removeFirst(int count) {
    if (count == 0) {
      return;
    }
    size -= count;
    if (size == 0) {
      records = records.length > KEPT_BYTES ? NO_RECORDS : records;
      events = NO_EVENTS;
      return;
    }
    System.arraycopy(records, count * stride, records, 0, size * stride);
    if (events.length > 0) {
      int others = Math.min(events.length, size + count);
      events = others > count ? Arrays.copyOfRange(events, count, others) : NO_EVENTS;
    }
  }
}
