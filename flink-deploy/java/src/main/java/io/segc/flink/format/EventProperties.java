package io.segc.flink.format;

import java.util.Arrays;

/** The properties of one message, by slot; reused from message to message. */
final class EventProperties {
  static final byte ABSENT = 0;
  static final byte STRING = 1;
  static final byte NUMBER = 2;
  static final byte BOOLEAN = 3;
  static final byte STRINGS = 4;
  static final byte NUMBERS = 5;
  static final byte BOOLEANS = 6;
  /** An empty list, of whatever it is to be. */
  static final byte EMPTY_LIST = 7;
  /** An object that leads to fields. */
  static final byte OBJECT = 8;
  /** Another object, or a list of mixed elements: nothing that a field takes. */
  static final byte OTHER = 9;

  final byte[] kinds;
  final String[] texts;
  final double[] numbers;
  final boolean[] flags;
  /** Elements of lists: String, Double or Boolean. */
  final Object[][] lists;

  EventProperties(int slots) {
    kinds = new byte[slots];
    texts = new String[slots];
    numbers = new double[slots];
    flags = new boolean[slots];
    lists = new Object[slots][];
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

  void setList(int slot, byte kind, Object[] elements) {
    kinds[slot] = kind;
    lists[slot] = elements;
  }

  void setFlag(int slot, boolean flag) {
    kinds[slot] = BOOLEAN;
    flags[slot] = flag;
  }
}
