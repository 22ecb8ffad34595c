package io.segc.flink.format;

import io.segc.flink.engine.state.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryStringData;

/** The properties of one message, by slot; reused from message to message. */
final class EventProperties {
  static final byte ABSENT = 0;
  static final byte STRING = 1;
  static final byte NUMBER = 2;
  static final byte BOOLEAN = 3;
  static final byte STRINGS = 4;
  static final byte NUMBERS = 5;
  static final byte BOOLEANS = 6;
  /** An empty list, of whatever it is to be. */
  static final byte EMPTY_LIST = 7;
  /** An object that leads to fields. */
  static final byte OBJECT = 8;
  /** Another object, or a list of mixed elements: nothing that a field takes. */
  static final byte OTHER = 9;

  private static final int NOWHERE = -1;

  /** Whether the message has escapes, and so may have texts with half of a surrogate pair. */
  boolean mayHoldHalfPairs;

  final byte[] kinds;
  /** What {@link #text} gives, unless {@link #starts} says where the text is in the message. */
  private final String[] texts;

  private final RepeatedTexts[] repeated;

  /** Where the texts are in the message that have not been asked for yet; negative for others. */
  private final int[] starts;

  private final int[] ends;
  private byte[] message;
  private boolean isAscii;

  final double[] numbers;
  final boolean[] flags;
  /** Elements of lists: String, Double or Boolean. */
  final Object[][] lists;

  EventProperties(int slots) {
    kinds = new byte[slots];
    texts = new String[slots];
    repeated = new RepeatedTexts[slots];
    Arrays.setAll(repeated, slot -> new RepeatedTexts());
    starts = new int[slots];
    Arrays.fill(starts, NOWHERE);
    ends = new int[slots];
    numbers = new double[slots];
    flags = new boolean[slots];
    lists = new Object[slots][];
  }

  void clear() {
    Arrays.fill(kinds, ABSENT);
  }

  /** Leaves only what the event's type declares. */
  void keep(boolean[] declared) {
    for (int slot = 0; slot < kinds.length; slot++) {
      if (!declared[slot]) {
        kinds[slot] = ABSENT;
      }
    }
  }

  /** SEMANTICS §9. Half of a surrogate pair, which UTF-8 cannot spell, is read as {@code ?}, here as in columns. */
  void mendTexts() {
    if (!mayHoldHalfPairs) {
      return;
    }
    for (int slot = 0; slot < kinds.length; slot++) {
      if (kinds[slot] == STRING) {
        setText(slot, mended(text(slot)));
      } else if (kinds[slot] == STRINGS) {
        lists[slot] = Arrays.stream(lists[slot]).map(text -> mended((String) text)).toArray();
      }
    }
  }

  private static String mended(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }

  void setText(int slot, String text) {
    kinds[slot] = STRING;
    texts[slot] = text;
    starts[slot] = NOWHERE;
  }

  /** Sets a text that is spelled in the message, which {@link #setMessage} is to give. */
  void setText(int slot, int start, int end) {
    kinds[slot] = STRING;
    starts[slot] = start;
    ends[slot] = end;
  }

  /** @param message valid UTF-8 */
  void setMessage(byte[] message, boolean isAscii) {
    this.message = message;
    this.isAscii = isAscii;
  }

  /** The text of a slot that has one; it is made when it is first asked for. */
  String text(int slot) {
    int start = starts[slot];
    if (start >= 0) {
      starts[slot] = NOWHERE;
      texts[slot] = repeated[slot].of(message, start, ends[slot], isAscii);
    }
    return texts[slot];
  }

  /** The text of a slot that has one, as Flink has texts: no copy where the message spells it. */
  StringData stringData(int slot) {
    int start = starts[slot];
    return start >= 0
        ? BinaryStringData.fromBytes(message, start, ends[slot] - start)
        : StringData.fromString(texts[slot]);
  }

  /** The text of a slot that has one, as UTF-8; {@code ?} stands for half of a surrogate pair. */
  byte[] utf8(int slot) {
    int start = starts[slot];
    return start >= 0 ? Arrays.copyOfRange(message, start, ends[slot]) : texts[slot].getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the text of a slot that has one. */
  void writeText(int slot, ByteWriter out) {
    int start = starts[slot];
    if (start >= 0) {
      out.writeUtf8(message, start, ends[slot] - start);
    } else {
      out.writeText(texts[slot]);
    }
  }

  boolean isEmptyText(int slot) {
    return starts[slot] >= 0 ? starts[slot] == ends[slot] : texts[slot].isEmpty();
  }

  void setNumber(int slot, double number) {
    kinds[slot] = NUMBER;
    numbers[slot] = number;
  }

  void setList(int slot, byte kind, Object[] elements) {
    kinds[slot] = kind;
    lists[slot] = elements;
  }

  void setFlag(int slot, boolean flag) {
    kinds[slot] = BOOLEAN;
    flags[slot] = flag;
  }
}
