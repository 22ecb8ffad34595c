package io.segc.flink.text;

import java.nio.charset.StandardCharsets;
import org.apache.flink.table.data.StringData;

/** Texts as Flink's rows have them. */
public final class RowText {
  private RowText() {}

  /** The same as {@link StringData#fromString}, at once in the bytes that Flink would make of it later and letter by letter. */
  public static StringData of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return StringData.fromString(text);
      }
    }
    return StringData.fromBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
