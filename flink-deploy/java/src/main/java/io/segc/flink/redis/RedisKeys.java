package io.segc.flink.redis;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The names of the keys; see "Redis" in CONTRACT.md. */
final class RedisKeys {
  private static final byte[] MEMBERSHIPS = ascii("seg:u:{");
  private static final byte[] DETAILS = ascii("seg:d:{");
  private static final byte[] SHARD = ascii("seg:s:{");
  private static final byte[] CLOSE = ascii("}");
  private static final byte[] ENCODED_BRACE = ascii("%7D");
  private static final byte[] ENCODED_PERCENT = ascii("%25");

  private RedisKeys() {}

  static byte[] memberships(byte[] userId) {
    return user(MEMBERSHIPS, userId);
  }

  static byte[] details(byte[] userId) {
    return user(DETAILS, userId);
  }

  /** The shard of a segment's reverse index that holds the user. */
  static byte[] shard(byte[] segment, byte[] userId, int shards) {
    CRC32 crc = new CRC32();
    crc.update(userId);
    return concat(SHARD, segment, ascii(":" + crc.getValue() % shards), CLOSE);
  }

  private static byte[] user(byte[] prefix, byte[] userId) {
    // An empty hash tag is none: Redis Cluster would hash the whole key and part a user's two keys.
    byte[] first =
        userId.length == 0
            ? null
            : userId[0] == '}' ? ENCODED_BRACE : userId[0] == '%' ? ENCODED_PERCENT : null;
    if (first == null) {
      return concat(prefix, userId, CLOSE);
    }
    byte[] rest = new byte[userId.length - 1];
    System.arraycopy(userId, 1, rest, 0, rest.length);
    return concat(prefix, first, rest, CLOSE);
  }

  private static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
