package io.segc.flink.format;

import io.segc.flink.text.Words;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The texts of one field: messages have the same again and again, and each of them is made once, until another takes its place. For one thread. */
final class RepeatedTexts {
  /** Places for a shop's products, of which those that are seen most stay. */
  private static final int BITS = 10;

  /** Longer texts are not kept: they are hardly the same again. */
  private static final int LONGEST = 64;

  /** The first and the last eight bytes of each, which are all of most; null before the first text. */
  private long[] heads;

  private long[] tails;
  private byte[][] spelled;
  private String[] texts;

  /** @param utf8 has the text from start to end, and is valid */
  String of(byte[] utf8, int start, int end, boolean isAscii) {
    int length = end - start;
    // A text in Latin 1 is made by copying its bytes.
    Charset charset = isAscii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    if (length == 0 || length > LONGEST) {
      return new String(utf8, start, length, charset);
    }
    if (heads == null) {
      heads = new long[1 << BITS];
      tails = new long[1 << BITS];
      spelled = new byte[1 << BITS][];
      texts = new String[1 << BITS];
    }
    long head = Words.head(utf8, start, end);
    long tail = Words.tail(utf8, start, end);
    int place = Words.hash(head, tail, length, BITS);
    byte[] known = spelled[place];
    if (known == null || heads[place] != head || tails[place] != tail || !Words.isSpelled(known, utf8, start, end)) {
      heads[place] = head;
      tails[place] = tail;
      spelled[place] = Arrays.copyOfRange(utf8, start, end);
      texts[place] = new String(utf8, start, length, charset);
    }
    return texts[place];
  }
}
