package io.segc.flink.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The texts of one field: messages have the same few again and again, and each of them is made once. For one thread. */
final class RepeatedTexts {
  private static final int SIZE = 64;
  /** Longer texts are not kept: they are hardly the same again. */
  private static final int LONGEST = 64;

  private final byte[][] spelled = new byte[SIZE][];
  private final String[] texts = new String[SIZE];

  /** @param utf8 has the text from start to end, and is valid */
  String of(byte[] utf8, int start, int end, boolean isAscii) {
    int length = end - start;
    // A text in Latin 1 is made by copying its bytes.
    Charset charset = isAscii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    if (length == 0 || length > LONGEST) {
      return new String(utf8, start, length, charset);
    }
    int hash = (length * 31 + utf8[start]) * 31 + utf8[start + (length >> 1)];
    int place = (hash * 31 + utf8[end - 1]) & (SIZE - 1);
    byte[] known = spelled[place];
    if (known == null || !Arrays.equals(known, 0, known.length, utf8, start, end)) {
      spelled[place] = Arrays.copyOfRange(utf8, start, end);
      texts[place] = new String(utf8, start, length, charset);
    }
    return texts[place];
  }
}
