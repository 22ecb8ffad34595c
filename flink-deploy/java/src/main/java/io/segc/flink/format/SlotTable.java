package io.segc.flink.format;

import io.segc.flink.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Finds the slots of top-level properties by the UTF-8 bytes of their names. */
final class SlotTable {
  /** Nothing declares the name. */
  static final int NONE = -1;
  /** The property leads to fields. */
  static final int OBJECT = -2;

  /** Open addressing: a name is at its hash, or after it before the next gap. At most a quarter is in use. */
  private final byte[][] names;

  /** The first and the last eight bytes of each name, which are all of most names. */
  private final long[] heads;

  private final long[] tails;
  private final int[] slots;
  private final int bits;

  SlotTable(EventSlots all) {
    bits = 34 - Integer.numberOfLeadingZeros(all.roots().size());
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
    long head = Words.head(name, 0, name.length);
    long tail = Words.tail(name, 0, name.length);
    int at = Words.hash(head, tail, name.length, bits);
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
    long head = Words.head(message, start, end);
    long tail = Words.tail(message, start, end);
    int length = end - start;
    for (int at = Words.hash(head, tail, length, bits); names[at] != null; at = (at + 1) & (names.length - 1)) {
      if (heads[at] == head && tails[at] == tail && Words.isSpelled(names[at], message, start, end)) {
        return slots[at];
      }
    }
    return NONE;
  }
}
