package io.segc.flink.engine;

/** Ids of events and segments as SEMANTICS §2 orders them. */
public final class Ids {
  private Ids() {}

  /** Compares by UTF-8 bytes, which is by code points: a surrogate comes after all that fits one code unit. */
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
