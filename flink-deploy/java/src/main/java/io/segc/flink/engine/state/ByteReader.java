package io.segc.flink.engine.state;

import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote, in the same order. */
public final class ByteReader {
  private final byte[] bytes;
  private int at;

  public ByteReader(byte[] bytes) {
    this(bytes, 0);
  }

  /** @param from where to begin */
  public ByteReader(byte[] bytes, int from) {
    this.bytes = bytes;
    at = from;
  }

  public byte readByte() {
    return bytes[at++];
  }

  public int readCount() {
    return (int) readWhole();
  }

  public long readWhole() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = bytes[at++];
      value |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        return value;
      }
    }
  }

  public int readInt() {
    int value =
        (bytes[at] & 0xFF) << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
    at += 4;
    return value;
  }

  public long readLong() {
    long high = readInt();
    long low = readInt() & 0xFFFFFFFFL;
    return high << 32 | low;
  }

  public double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /** Whether there is more to read. */
  public boolean hasMore() {
    return at < bytes.length;
  }

  public String readText() {
    long head = readWhole();
    int length = (int) (head >>> 1);
    if ((head & 1) == 0) {
      String text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }
    char[] units = new char[length];
    for (int i = 0; i < length; i++) {
      units[i] = (char) (bytes[at++] << 8 | bytes[at++] & 0xFF);
    }
    return new String(units);
  }

  public String[] readTexts() {
    String[] texts = new String[readCount()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = readText();
    }
    return texts;
  }

  public Object readValue() {
    return ByteWriter.readValue(this);
  }
}
