package io.segc.flink.format;

import java.util.Arrays;

/** The properties of one message, by slot; reused from message to message. */
final class EventProperties {
  static final byte ABSENT = 0;
  static final byte STRING = 1;
  static final byte NUMBER = 2;
  static final byte BOOLEAN = 3;
  /** An object or an array, which no field takes. */
  static final byte NESTED = 4;

  final byte[] kinds;
  final String[] texts;
  final double[] numbers;
  final boolean[] flags;

  EventProperties(int slots) {
    kinds = new byte[slots];
    texts = new String[slots];
    numbers = new double[slots];
    flags = new boolean[slots];
  }

  void clear() {
    Arrays.fill(kinds, ABSENT);
  }

  void setText(int slot, String text) {
    kinds[slot] = STRING;
    texts[slot] = text;
  }

  void setNumber(int slot, double number) {
    kinds[slot] = NUMBER;
    numbers[slot] = number;
  }

  void setFlag(int slot, boolean flag) {
    kinds[slot] = BOOLEAN;
    flags[slot] = flag;
  }
}
