package io.segc.flink.redis;

import java.nio.charset.StandardCharsets;

/** What a write does to a membership. */
enum Op {
  ENTER("enter"),
  RENEW("renew"),
  EXIT("exit"),
  /** Of one who does not know the user: an enter or a renewal, as Redis holds it. */
  JOIN("join"),
  /** Likewise: an exit where Redis holds a membership, else nothing. */
  LEAVE("leave");

  final String word;
  final byte[] bytes;

  Op(String word) {
    this.word = word;
    this.bytes = word.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether one writes who does not know the user, ahead of one who does and will say the same again. */
  boolean isAhead() {
    return this == JOIN || this == LEAVE;
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
