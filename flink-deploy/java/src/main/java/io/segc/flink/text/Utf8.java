package io.segc.flink.text;

import java.nio.charset.StandardCharsets;

/** Strict UTF-8, with the replacement rule of the WHATWG Encoding Standard (that of JavaScript). */
public final class Utf8 {
  private static final long NON_ASCII = 0x8080808080808080L;

  private Utf8() {}

  /** Whether the bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
  public static boolean isValid(byte[] bytes) {
    int i = 0;
    while (i < bytes.length) {
      if (i + 8 <= bytes.length && (Words.get(bytes, i) & NON_ASCII) == 0) {
        i += 8;
        continue;
      }
      int length = sequence(bytes, i);
      if (length < 0) {
        return false;
      }
      i += length;
    }
    return true;
  }

  /**
   * Decodes the bytes.
   *
   * @return the text, each maximal ill-formed part as one U+FFFD; a byte order mark stays
   */
  public static String decode(byte[] bytes) {
    if (isValid(bytes)) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    // The JDK counts the replacements for encoded surrogates differently from JavaScript.
    StringBuilder out = new StringBuilder(bytes.length);
    int start = 0;
    int i = 0;
    while (i < bytes.length) {
      int length = sequence(bytes, i);
      if (length < 0) {
        out.append(new String(bytes, start, i - start, StandardCharsets.UTF_8)).append('\uFFFD');
        i -= length;
        start = i;
      } else {
        i += length;
      }
    }
    return out.append(new String(bytes, start, i - start, StandardCharsets.UTF_8)).toString();
  }

  /** Length of the sequence at {@code at}; negative: the length of the ill-formed part there. */
  private static int sequence(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0) {
      return -1;
    }
    int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    for (int n = 1; n < length; n++) {
      int next = at + n < bytes.length ? bytes[at + n] & 0xFF : -1;
      if (next < low || next > high) {
        return -n;
      }
      low = 0x80;
      high = 0xBF;
    }
    return length;
  }

  /** Compares by UTF-8 bytes, as SEMANTICS §2 orders ids, which is by code points: a surrogate comes after all that fits one code unit. */
  public static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean aIsHalf = Character.isSurrogate(a);
        return aIsHalf == Character.isSurrogate(b) ? a - b : aIsHalf ? 1 : -1;
      }
    }
    return left.length() - right.length();
  }
}
