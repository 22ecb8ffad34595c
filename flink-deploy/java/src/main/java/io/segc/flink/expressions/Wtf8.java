package io.segc.flink.expressions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryStringData;

/**
 * Texts between our functions: UTF-8, in which a lone surrogate, as {@code slice} may leave one, stands as the three bytes that
 * UTF-8 would give it (WTF-8). A pair is always written as one character, so that two texts have the same bytes exactly when they
 * have the same UTF-16 code units.
 */
final class Wtf8 {
  private Wtf8() {}

  /** The text; NULL stays. */
  static String decode(StringData data) {
    if (data == null) {
      return null;
    }
    byte[] bytes = data.toBytes();
    return hasSurrogate(bytes) ? decodeUnits(bytes) : new String(bytes, StandardCharsets.UTF_8);
  }

  /** The text for SQL; NULL stays. */
  static StringData encode(String text) {
    if (text == null) {
      return null;
    }
    int units = text.length();
    for (int i = 0; i < units; i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return BinaryStringData.fromBytes(encodeUnits(text));
      }
    }
    return BinaryStringData.fromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean hasSurrogate(byte[] bytes) {
    for (int i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] == (byte) 0xED && (bytes[i + 1] & 0xFF) >= 0xA0) {
        return true;
      }
    }
    return false;
  }

  private static String decodeUnits(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int i = 0;
    while (i < bytes.length) {
      int lead = bytes[i] & 0xFF;
      int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      int codePoint = length == 1 ? lead : lead & (0x7F >> length);
      for (int n = 1; n < length; n++) {
        codePoint = codePoint << 6 | bytes[i + n] & 0x3F;
      }
      text.appendCodePoint(codePoint);
      i += length;
    }
    return text.toString();
  }

  private static byte[] encodeUnits(String text) {
    byte[] bytes = new byte[text.length() * 3];
    int at = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80) {
        bytes[at++] = (byte) c;
      } else if (c < 0x800) {
        bytes[at++] = (byte) (0xC0 | c >> 6);
        bytes[at++] = (byte) (0x80 | c & 0x3F);
      } else if (c < 0x10000) {
        bytes[at++] = (byte) (0xE0 | c >> 12);
        bytes[at++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[at++] = (byte) (0x80 | c & 0x3F);
      } else {
        bytes[at++] = (byte) (0xF0 | c >> 18);
        bytes[at++] = (byte) (0x80 | c >> 12 & 0x3F);
        bytes[at++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[at++] = (byte) (0x80 | c & 0x3F);
      }
    }
    return Arrays.copyOf(bytes, at);
  }
}
