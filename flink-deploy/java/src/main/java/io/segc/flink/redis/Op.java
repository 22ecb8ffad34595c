package io.segc.flink.redis;

import java.nio.charset.StandardCharsets;

/** What a transition does to a membership. */
enum Op {
  ENTER("enter"),
  RENEW("renew"),
  EXIT("exit");

  final String word;
  final byte[] bytes;

  Op(String word) {
    this.word = word;
    this.bytes = word.getBytes(StandardCharsets.US_ASCII);
  }

  /** The op of a word, or null. */
  static Op of(String word) {
    for (Op op : values()) {
      if (op.word.equals(word)) {
        return op;
      }
    }
    return null;
  }
}
