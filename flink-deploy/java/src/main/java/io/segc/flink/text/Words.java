package io.segc.flink.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Eight bytes of an array at a time, the first of them the lowest. */
public final class Words {
  private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Words() {}

  /** The eight bytes from {@code at} on, which must be there. */
  public static long get(byte[] bytes, int at) {
    return (long) WORDS.get(bytes, at);
  }

  /** Puts eight bytes from {@code at} on, where there must be room. */
  public static void set(byte[] bytes, int at, long word) {
    WORDS.set(bytes, at, word);
  }

  /** The first eight bytes from {@code start} on; of fewer, these, and zeros behind them. */
  public static long head(byte[] bytes, int start, int end) {
    int length = end - start;
    if (start + Long.BYTES <= bytes.length) {
      long word = get(bytes, start);
      return length >= Long.BYTES ? word : word & ((1L << (length * Byte.SIZE)) - 1);
    }
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[start + i] & 0xFFL) << (i * Byte.SIZE);
    }
    return word;
  }

  /** The last eight bytes before {@code end}; 0 where the head is all there is. */
  public static long tail(byte[] bytes, int start, int end) {
    return end - start > Long.BYTES ? get(bytes, end - Long.BYTES) : 0;
  }

  /** Whether the bytes from {@code start} to {@code end} are those of a text that has the same head and tail, which are all of most. */
  public static boolean isSpelled(byte[] text, byte[] bytes, int start, int end) {
    int length = end - start;
    return text.length == length && (length <= 2 * Long.BYTES || Arrays.equals(text, 0, length, bytes, start, end));
  }

  /**
   * Where a text belongs in a table.
   *
   * @param bits the table has two to the power of so many places
   */
  public static int hash(long head, long tail, int length, int bits) {
    return (int) (((head * MIX ^ tail) + length) * MIX >>> (Long.SIZE - bits));
  }
}
