package io.segc.flink.engine.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes values one after the other into bytes that grow; to be reused. What is written is read by {@link ByteReader} in the same order. */
public final class ByteWriter {
  private static final byte TEXT = 1;
  private static final byte NUMBER = 2;
  private static final byte FALSE = 3;
  private static final byte TRUE = 4;
  private static final byte LIST = 5;

  private byte[] bytes = new byte[256];
  private int size = 0;

  public void clear() {
    size = 0;
  }

  public int size() {
    return size;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  public void writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** A whole number that is not negative, small ones in fewer bytes. */
  public void writeCount(int value) {
    writeWhole(value);
  }

  /** Any whole number; those of at least 0 and below 2^56 take fewer than 9 bytes. */
  public void writeWhole(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Four bytes, whatever the number. */
  public void writeInt(int value) {
    reserve(4);
    bytes[size++] = (byte) (value >>> 24);
    bytes[size++] = (byte) (value >>> 16);
    bytes[size++] = (byte) (value >>> 8);
    bytes[size++] = (byte) value;
  }

  /** Eight bytes, whatever the number. */
  public void writeLong(long value) {
    writeInt((int) (value >>> 32));
    writeInt((int) value);
  }

  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /** Any text, also one with half of a surrogate pair, which a slice may end in (SEMANTICS §9) and UTF-8 cannot spell. */
  public void writeText(String text) {
    int length = text.length();
    reserve(length + 5);
    int start = size;
    if (length < 0x40) {
      // Ids are short and ASCII nearly always: one pass.
      bytes[size++] = (byte) (length << 1);
      int i = 0;
      for (; i < length; i++) {
        char unit = text.charAt(i);
        if (unit >= 0x80) {
          break;
        }
        bytes[size++] = (byte) unit;
      }
      if (i == length) {
        return;
      }
      size = start;
    }
    if (isWellFormed(text)) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      writeUtf8(encoded, 0, encoded.length);
    } else {
      writeWhole((long) length << 1 | 1);
      for (int i = 0; i < length; i++) {
        writeByte(text.charAt(i) >>> 8);
        writeByte(text.charAt(i));
      }
    }
  }

  /** A text that is there in UTF-8, as {@link #writeText} writes it. */
  public void writeUtf8(byte[] utf8, int start, int length) {
    writeWhole((long) length << 1);
    reserve(length);
    System.arraycopy(utf8, start, bytes, size, length);
    size += length;
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  public void writeTexts(String[] texts) {
    writeCount(texts.length);
    for (String text : texts) {
      writeText(text);
    }
  }

  /** A value of an expression that is there: a String, a Double, a Boolean, or an array of them. */
  public void writeValue(Object value) {
    if (value instanceof String text) {
      writeByte(TEXT);
      writeText(text);
    } else if (value instanceof Double number) {
      writeByte(NUMBER);
      writeDouble(number);
    } else if (value instanceof Boolean flag) {
      writeByte(flag ? TRUE : FALSE);
    } else {
      Object[] elements = (Object[]) value;
      writeByte(LIST);
      writeCount(elements.length);
      for (Object element : elements) {
        writeValue(element);
      }
    }
  }

  static Object readValue(ByteReader in) {
    byte kind = in.readByte();
    switch (kind) {
      case TEXT:
        return in.readText();
      case NUMBER:
        return in.readDouble();
      case FALSE:
        return Boolean.FALSE;
      case TRUE:
        return Boolean.TRUE;
      case LIST:
        Object[] elements = new Object[in.readCount()];
        for (int i = 0; i < elements.length; i++) {
          elements[i] = readValue(in);
        }
        return elements;
      default:
        throw new IllegalStateException("segc has a bug: no value begins with " + kind);
    }
  }
}
