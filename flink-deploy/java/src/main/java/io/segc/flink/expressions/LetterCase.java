package io.segc.flink.expressions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code toLowerCase} and {@code toUpperCase} as Node has them, whatever Unicode version the JVM knows. Java also differs on the
 * Greek sigma at the end of a word: it asks where words break instead of which letters are there.
 *
 * <p>The table {@code letter-case.txt} is made from Node by {@code runtime-harness/fixtures/letter-case.ts}. Outside of ASCII, what is
 * not in it stays as it is.
 */
public final class LetterCase {
  private static final int SIGMA = 0x3A3;
  private static final Map<Integer, String> LOWER = new HashMap<>();
  private static final Map<Integer, String> UPPER = new HashMap<>();
  /** What the search for the end of a word skips. */
  private static final BitSet IGNORED = new BitSet();
  /** What belongs to a word, unless it is skipped. */
  private static final BitSet CASED = new BitSet();

  static {
    for (String line : table().split("\n")) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "lower" -> letters(words, LOWER);
        case "upper" -> letters(words, UPPER);
        case "ignored" -> ranges(words, IGNORED);
        case "cased" -> ranges(words, CASED);
        default -> throw new IllegalStateException("letter-case.txt has a line " + words[0]);
      }
    }
  }

  private LetterCase() {}

  public static String toLowerCase(String text) {
    if (isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      int next = i + Character.charCount(letter);
      if (letter == SIGMA) {
        lower.append(endsWord(text, i, next) ? 'ς' : 'σ');
      } else if (letter < 0x80) {
        lower.append((char) (letter >= 'A' && letter <= 'Z' ? letter + 32 : letter));
      } else {
        append(lower, letter, LOWER);
      }
      i = next;
    }
    return lower.toString();
  }

  public static String toUpperCase(String text) {
    if (isAscii(text)) {
      return text.toUpperCase(Locale.ROOT);
    }
    StringBuilder upper = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      if (letter < 0x80) {
        upper.append((char) (letter >= 'a' && letter <= 'z' ? letter - 32 : letter));
      } else {
        append(upper, letter, UPPER);
      }
      i += Character.charCount(letter);
    }
    return upper.toString();
  }

  private static void append(StringBuilder text, int letter, Map<Integer, String> table) {
    String other = table.get(letter);
    if (other == null) {
      text.appendCodePoint(letter);
    } else {
      text.append(other);
    }
  }

  /** Whether a letter comes before, and none after. */
  private static boolean endsWord(String text, int from, int to) {
    int before = from;
    while (before > 0 && IGNORED.get(text.codePointBefore(before))) {
      before -= Character.charCount(text.codePointBefore(before));
    }
    if (before == 0 || !CASED.get(text.codePointBefore(before))) {
      return false;
    }
    int after = to;
    while (after < text.length() && IGNORED.get(text.codePointAt(after))) {
      after += Character.charCount(text.codePointAt(after));
    }
    return after == text.length() || !CASED.get(text.codePointAt(after));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static void letters(String[] words, Map<Integer, String> table) {
    for (int i = 1; i < words.length; i++) {
      String[] sides = words[i].split("=");
      StringBuilder text = new StringBuilder();
      for (String letter : sides[1].split("\\+")) {
        text.appendCodePoint(Integer.parseInt(letter, 16));
      }
      table.put(Integer.parseInt(sides[0], 16), text.toString());
    }
  }

  private static void ranges(String[] words, BitSet set) {
    for (int i = 1; i < words.length; i++) {
      String[] ends = words[i].split("-");
      set.set(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16) + 1);
    }
  }

  private static String table() {
    try (InputStream file = LetterCase.class.getResourceAsStream("letter-case.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
