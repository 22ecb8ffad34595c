package io.segc.flink.redis;

import io.segc.flink.text.JsonQuote;
import java.nio.charset.StandardCharsets;

/** Keys and arguments of one script call; user and segment travel here only, never in Lua text. */
record ScriptCall(byte[][] keys, byte[][] args) {
  /** Replies of {@link RedisScript#WRITE}. */
  static final long DROPPED = 0;

  static final long MEMBER = 1;

  private static final byte[] NO_EXPIRY = number(0);

  static ScriptCall write(RedisWrite write) {
    StringBuilder order = new StringBuilder();
    JsonQuote.appendTo(order, new String(write.order, StandardCharsets.UTF_8));
    return new ScriptCall(
        new byte[][] {RedisKeys.memberships(write.userId), RedisKeys.details(write.userId)},
        new byte[][] {
          write.segment,
          write.op.bytes,
          number(write.at),
          write.order,
          number(write.expiresAt),
          order.toString().getBytes(StandardCharsets.UTF_8),
          write.eventIdsJson,
          write.ruleJson,
          write.enteredAt == RedisWrite.UNTOLD ? new byte[0] : number(write.enteredAt)
        });
  }

  static ScriptCall index(RedisWrite write, boolean member, int shards) {
    return new ScriptCall(
        new byte[][] {RedisKeys.shard(write.segment, write.userId, shards)},
        new byte[][] {write.userId, member ? number(write.expiresAt) : NO_EXPIRY});
  }

  private static byte[] number(long value) {
    return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
  }
}
