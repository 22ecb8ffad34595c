package io.segc.flink.text;

/** Writes text as a JSON string, letter by letter as JavaScript's {@code JSON.stringify} does. */
public final class JsonQuote {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonQuote() {}

  /**
   * Quotes one text.
   *
   * @param text any UTF-16 text; lone surrogates become {@code \}{@code udXXX}
   * @return the text in double quotes
   */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    appendTo(out, text);
    return out.toString();
  }

  /** Appends {@link #quote(String)} of the text to what is there. */
  public static void appendTo(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            appendEscape(out, c);
          } else if (!Character.isSurrogate(c)) {
            out.append(c);
          } else if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else {
            appendEscape(out, c);
          }
        }
      }
    }
    out.append('"');
  }

  private static void appendEscape(StringBuilder out, char c) {
    out.append("\\u")
        .append(HEX[c >> 12])
        .append(HEX[(c >> 8) & 15])
        .append(HEX[(c >> 4) & 15])
        .append(HEX[c & 15]);
  }
}
