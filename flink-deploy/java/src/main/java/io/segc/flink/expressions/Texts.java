package io.segc.flink.expressions;

/** TypeScript's string methods on UTF-16 text, where Java's give something else. */
public final class Texts {
  private Texts() {}

  /** {@code slice(from)}. */
  static String slice(String text, double from) {
    return slice(text, from, text.length());
  }

  /** {@code slice(from, to)}: negative numbers count from the end, NaN is 0, fractions are cut. */
  public static String slice(String text, double from, double to) {
    int start = place(from, text.length());
    int end = place(to, text.length());
    return start < end ? text.substring(start, end) : "";
  }

  private static int place(double at, int length) {
    // The cast cuts fractions, makes 0 of NaN, and stops at the ends of int.
    int whole = (int) at;
    return whole < 0 ? (int) Math.max((long) length + whole, 0) : Math.min(whole, length);
  }

  public static String trim(String text) {
    return trimStart(trimEnd(text));
  }

  public static String trimStart(String text) {
    int start = 0;
    while (start < text.length() && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  public static String trimEnd(String text) {
    int end = text.length();
    while (end > 0 && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** White space and line terminators of ECMAScript. */
  private static boolean isWhiteSpace(char c) {
    if (c < 0x80) {
      return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000
        || c == 0xFEFF;
  }
}
