package io.segc.flink.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Finds the slots of top-level properties by the UTF-8 bytes of their names. */
final class SlotTable {
  /** Nothing declares the name. */
  static final int NONE = -1;
  /** The property leads to fields. */
  static final int OBJECT = -2;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** Open addressing: a name is at its hash, or after it before the next gap. At most a quarter is in use. */
  private final byte[][] names;

  /** The first and the last eight bytes of each name, which are all of most names. */
  private final long[] heads;

  private final long[] tails;
  private final int[] slots;
  private final int shift;

  SlotTable(EventSlots all) {
    int bits = 34 - Integer.numberOfLeadingZeros(all.roots().size());
    shift = Long.SIZE - bits;
    names = new byte[1 << bits][];
    heads = new long[names.length];
    tails = new long[names.length];
    slots = new int[names.length];
    for (Map.Entry<String, EventSlots.Node> root : all.roots().entrySet()) {
      byte[] name = root.getKey().getBytes(StandardCharsets.UTF_8);
      // UTF-8 cannot spell a name with half of a surrogate pair: only escapes lead to it.
      if (new String(name, StandardCharsets.UTF_8).equals(root.getKey())) {
        add(name, root.getValue().isObject() ? OBJECT : root.getValue().slot);
      }
    }
  }

  private void add(byte[] name, int slot) {
    long head = head(name, 0, name.length);
    long tail = tail(name, 0, name.length);
    int at = hash(head, tail, name.length);
    while (names[at] != null) {
      at = (at + 1) & (names.length - 1);
    }
    names[at] = name;
    heads[at] = head;
    tails[at] = tail;
    slots[at] = slot;
  }

  /** The slot of the name between two positions of a message, or one of the constants above. */
  int of(byte[] message, int start, int end) {
    long head = head(message, start, end);
    long tail = tail(message, start, end);
    int length = end - start;
    for (int at = hash(head, tail, length); names[at] != null; at = (at + 1) & (names.length - 1)) {
      if (heads[at] == head
          && tails[at] == tail
          && names[at].length == length
          && (length <= 2 * Long.BYTES || Arrays.equals(message, start, end, names[at], 0, length))) {
        return slots[at];
      }
    }
    return NONE;
  }

  private int hash(long head, long tail, int length) {
    return (int) (((head * MIX ^ tail) + length) * MIX >>> shift);
  }

  private static long head(byte[] bytes, int start, int end) {
    int length = end - start;
    if (start + Long.BYTES <= bytes.length) {
      long word = (long) LONGS.get(bytes, start);
      return length >= Long.BYTES ? word : word & ((1L << (length * Byte.SIZE)) - 1);
    }
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[start + i] & 0xFFL) << (i * Byte.SIZE);
    }
    return word;
  }

  /** Of a name of eight bytes or fewer the head is all. */
  private static long tail(byte[] bytes, int start, int end) {
    return end - start > Long.BYTES ? (long) LONGS.get(bytes, end - Long.BYTES) : 0;
  }
}
