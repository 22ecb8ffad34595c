package io.segc.flink.engine;

import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import io.segc.flink.text.Utf8;
import java.util.Arrays;

/**
 * What the rules see of one event: when it was, which of their predicates hold at it, and the values that they ask of it. An event at which none holds and that
 * no session counts is not passed on.
 */
public final class EngineEvent {
  private static final int[] NONE = {};
  private static final Object[] NO_VALUES = {};

  /** Event time, epoch ms. */
  public final long ts;

  public final String eventId;

  /** Ids of the predicates that hold, rising. */
  private final int[] held;

  /** Ids of the values that are there, rising. */
  private final int[] valueIds;

  private final Object[] values;

  /** Whether what the event does to single-event segments has been told when it came, and nothing has come between since. */
  public boolean isTold;

  public EngineEvent(long ts, String eventId, int[] held, int[] valueIds, Object[] values) {
    this.ts = ts;
    this.eventId = eventId;
    this.held = held;
    this.valueIds = valueIds;
    this.values = values;
  }

  public int[] held() {
    return held;
  }

  public boolean holds(int predicate) {
    return Arrays.binarySearch(held, predicate) >= 0;
  }

  /** A value by its id; null when the event does not have it. */
  public Object value(int id) {
    int place = Arrays.binarySearch(valueIds, id);
    return place < 0 ? null : values[place];
  }

  /** The event without its predicates, and of its values only some. */
  public EngineEvent onlyWith(int[] wanted) {
    if (held.length == 0 && valueIds.length == 0) {
      return this;
    }
    if (wanted.length == 0 || valueIds.length == 0) {
      return new EngineEvent(ts, eventId, NONE, NONE, NO_VALUES);
    }
    int[] ids = Arrays.stream(valueIds).filter(id -> Arrays.binarySearch(wanted, id) >= 0).toArray();
    return new EngineEvent(ts, eventId, NONE, ids, Arrays.stream(ids).mapToObj(this::value).toArray());
  }

  /** SEMANTICS §2. Negative when this event counts before the other, 0 when they are copies. */
  public int compareOrder(EngineEvent other) {
    return ts != other.ts ? Long.compare(ts, other.ts) : Utf8.compare(eventId, other.eventId);
  }

  public void write(ByteWriter out) {
    out.writeWhole(ts);
    writeHeld(out, held, held.length);
    out.writeText(eventId);
    writeValues(out, valueIds, values, values.length);
    out.writeByte(isTold ? 1 : 0);
  }

  public static EngineEvent read(ByteReader in) {
    EngineEvent event = decode(in.readWhole(), in);
    event.isTold = in.readByte() == 1;
    return event;
  }

  /** Facts, the bytes in which the decoder passes on what the rules see of an event but its time, begin with the ids of the predicates that hold, rising; then comes the event's id as a text, then the values. */
  public static void writeHeld(ByteWriter out, int[] held, int count) {
    out.writeCount(count);
    for (int i = 0; i < count; i++) {
      out.writeCount(held[i]);
    }
  }

  /** How facts end. */
  public static void writeValues(ByteWriter out, int[] ids, Object[] values, int count) {
    out.writeCount(count);
    for (int i = 0; i < count; i++) {
      out.writeCount(ids[i]);
      out.writeValue(values[i]);
    }
  }

  /** Whether no predicate holds at an event with these facts. */
  static boolean isQuiet(byte[] facts) {
    return facts[0] == 0;
  }

  /** @param ts event time, epoch ms */
  public static EngineEvent decode(long ts, byte[] facts) {
    return decode(ts, facts, 0);
  }

  /**
   * As {@link #decode(long, byte[])}, of facts that are among others.
   *
   * @param from where they begin
   */
  static EngineEvent decode(long ts, byte[] facts, int from) {
    return decode(ts, new ByteReader(facts, from));
  }

  private static EngineEvent decode(long ts, ByteReader in) {
    int heldCount = in.readCount();
    int[] held = heldCount == 0 ? NONE : new int[heldCount];
    for (int i = 0; i < held.length; i++) {
      held[i] = in.readCount();
    }
    String eventId = in.readText();
    int count = in.readCount();
    int[] valueIds = count == 0 ? NONE : new int[count];
    Object[] values = count == 0 ? NO_VALUES : new Object[count];
    for (int i = 0; i < count; i++) {
      valueIds[i] = in.readCount();
      values[i] = in.readValue();
    }
    return new EngineEvent(ts, eventId, held, valueIds, values);
  }
}
