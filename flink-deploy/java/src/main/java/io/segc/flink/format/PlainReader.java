package io.segc.flink.format;

import io.segc.flink.text.Utf8;
import io.segc.flink.text.Words;
import java.nio.charset.StandardCharsets;

/**
 * Reads plain messages in one pass over their bytes: one JSON object whose names and texts have no escapes and whose values are texts, numbers, true, false and null.
 * Of any other message, be it JSON or not, it says only that it is not plain. For one thread.
 */
final class PlainReader {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ONES * 0x80;

  /** Instead of a position: the message is not plain. */
  private static final int NOT_PLAIN = -1;

  /** Beyond these lengths, digits may overflow a long, and a number is for a reader without limits. */
  private static final int LONG_DIGITS = 18;

  private static final int MAX_NUMBER_LENGTH = 64;
  /** Up to here every whole number is a double; and so is every power of ten in the table. */
  private static final long EXACT = 1L << 53;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int MAX_EXPONENT = 100_000;

  private final SlotTable slots;
  /** Has high bits when a name or a text of the message is not ASCII. */
  private long highBits;

  PlainReader(EventSlots slots) {
    this.slots = new SlotTable(slots);
  }

  /**
   * Reads one message, if it is plain.
   *
   * @param properties cleared; filled with what was read, undefined when the message is not plain
   * @return whether the message is plain
   */
  boolean read(byte[] message, EventProperties properties) {
    highBits = 0;
    int at = afterSpace(message, 0);
    if (byteAt(message, at) != '{') {
      return false;
    }
    at = afterSpace(message, at + 1);
    boolean hasMore = byteAt(message, at) != '}';
    while (hasMore) {
      at = property(message, at, properties);
      if (at == NOT_PLAIN) {
        return false;
      }
      at = afterSpace(message, at);
      byte next = byteAt(message, at);
      if (next == ',') {
        at = afterSpace(message, at + 1);
      } else if (next == '}') {
        hasMore = false;
      } else {
        return false;
      }
    }
    if (afterSpace(message, at + 1) != message.length) {
      return false;
    }
    boolean isAscii = (highBits & HIGH_BITS) == 0;
    if (!isAscii && !Utf8.isValid(message)) {
      return false;
    }
    properties.setMessage(message, isAscii);
    return true;
  }

  /** Reads name and value at {@code at} and gives the position after them; the last value of a name counts. */
  private int property(byte[] message, int at, EventProperties properties) {
    if (byteAt(message, at) != '"') {
      return NOT_PLAIN;
    }
    int end = textEnd(message, at + 1);
    if (end == NOT_PLAIN) {
      return NOT_PLAIN;
    }
    int slot = slots.of(message, at + 1, end);
    int colon = afterSpace(message, end + 1);
    if (byteAt(message, colon) != ':' || slot == SlotTable.OBJECT) {
      return NOT_PLAIN;
    }
    return value(message, afterSpace(message, colon + 1), slot, properties);
  }

  private int value(byte[] message, int at, int slot, EventProperties properties) {
    switch (byteAt(message, at)) {
      case '"':
        int end = textEnd(message, at + 1);
        if (end == NOT_PLAIN) {
          return NOT_PLAIN;
        }
        if (slot != SlotTable.NONE) {
          properties.setText(slot, at + 1, end);
        }
        return end + 1;
      case 't':
        if (!isWord(message, at, 'r', 'u', 'e')) {
          return NOT_PLAIN;
        }
        if (slot != SlotTable.NONE) {
          properties.setFlag(slot, true);
        }
        return at + 4;
      case 'f':
        if (!isWord(message, at + 1, 'l', 's', 'e') || message[at + 1] != 'a') {
          return NOT_PLAIN;
        }
        if (slot != SlotTable.NONE) {
          properties.setFlag(slot, false);
        }
        return at + 5;
      case 'n':
        if (!isWord(message, at, 'u', 'l', 'l')) {
          return NOT_PLAIN;
        }
        if (slot != SlotTable.NONE) {
          properties.kinds[slot] = EventProperties.ABSENT;
        }
        return at + 4;
      default:
        return number(message, at, slot, properties);
    }
  }

  /** Whether these three follow the byte at {@code at}. */
  private static boolean isWord(byte[] message, int at, char second, char third, char fourth) {
    return at + 3 < message.length
        && message[at + 1] == second
        && message[at + 2] == third
        && message[at + 3] == fourth;
  }

  private static int number(byte[] message, int start, int slot, EventProperties properties) {
    boolean isNegative = byteAt(message, start) == '-';
    int first = isNegative ? start + 1 : start;
    int at = first;
    long digits = 0;
    for (; isDigit(message, at); at++) {
      digits = digits * 10 + (message[at] - '0');
    }
    int count = at - first;
    if (count == 0 || (count > 1 && message[first] == '0')) {
      return NOT_PLAIN;
    }
    boolean isWhole = true;
    int exponent = 0;
    if (byteAt(message, at) == '.') {
      isWhole = false;
      int point = at++;
      for (; isDigit(message, at); at++) {
        digits = digits * 10 + (message[at] - '0');
      }
      exponent = point + 1 - at;
      count -= exponent;
      if (exponent == 0) {
        return NOT_PLAIN;
      }
    }
    if ((byteAt(message, at) | 0x20) == 'e') {
      isWhole = false;
      byte sign = byteAt(message, ++at);
      if (sign == '-' || sign == '+') {
        at++;
      }
      if (!isDigit(message, at)) {
        return NOT_PLAIN;
      }
      int written = 0;
      for (; isDigit(message, at); at++) {
        written = Math.min(written * 10 + (message[at] - '0'), MAX_EXPONENT);
      }
      exponent += sign == '-' ? -written : written;
    }
    if (at - start > MAX_NUMBER_LENGTH) {
      return NOT_PLAIN;
    }
    if (slot != SlotTable.NONE) {
      boolean isExact = digits <= EXACT && exponent > -POWERS.length && exponent < POWERS.length;
      double number;
      if (count <= LONG_DIGITS && (isWhole || isExact)) {
        // One rounding at most, and so the nearest double. Negated as a double: there is a -0.
        double size = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
        number = isNegative ? -size : size;
      } else {
        number = Double.parseDouble(new String(message, start, at - start, StandardCharsets.ISO_8859_1));
      }
      properties.setNumber(slot, number);
    }
    return at;
  }

  /** The position of the quote that ends the text starting at {@code at}, unless something in the text is not plain. */
  private int textEnd(byte[] message, int at) {
    for (; at + Long.BYTES <= message.length; at += Long.BYTES) {
      long word = Words.get(message, at);
      long quote = word ^ (ONES * '"');
      long backslash = word ^ (ONES * '\\');
      // The lowest high bit set is at the first quote, backslash or control character.
      long stops =
          (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - ONES * 0x20) & ~word)) & HIGH_BITS;
      if (stops != 0) {
        highBits |= word & (Long.lowestOneBit(stops) - 1);
        int end = at + (Long.numberOfTrailingZeros(stops) >>> 3);
        return message[end] == '"' ? end : NOT_PLAIN;
      }
      highBits |= word;
    }
    for (; at < message.length; at++) {
      byte b = message[at];
      if (b == '"') {
        return at;
      }
      if (b == '\\' || (b >= 0 && b < 0x20)) {
        return NOT_PLAIN;
      }
      highBits |= b;
    }
    return NOT_PLAIN;
  }

  private static int afterSpace(byte[] message, int at) {
    while (at < message.length) {
      byte b = message[at];
      if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
        break;
      }
      at++;
    }
    return at;
  }

  private static boolean isDigit(byte[] message, int at) {
    return at < message.length && message[at] >= '0' && message[at] <= '9';
  }

  /** The byte there, or 0, which is nowhere in JSON, after the end. */
  private static byte byteAt(byte[] message, int at) {
    return at < message.length ? message[at] : 0;
  }
}
