package io.segc.flink.redis;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * One transition on its way to Redis. Texts are kept as UTF-8, JSON parts ready to be stored.
 *
 * <p>Identity matters: {@link KeysInFlight} tells a write that came back for a retry from a later one of
 * the same key by it. So there is no {@code equals}.
 */
final class RedisWrite implements Serializable {
  private static final long serialVersionUID = 1L;
  static final long UNTOLD = -1;

  final byte[] userId;
  final byte[] segment;
  final Op op;

  /** Event time of the transition, epoch ms. */
  final long at;

  /** End of the membership, of an exit the end of its tombstone; epoch ms. */
  final long expiresAt;

  /** Decides between transitions of the same {@link #at}. */
  final byte[] order;

  final byte[] eventIdsJson;
  final byte[] ruleJson;

  /** When the membership began, epoch ms; {@link #UNTOLD} when the row does not say so, and Redis goes by what it holds. */
  final long enteredAt;

  private transient String key;

  RedisWrite(
      byte[] userId,
      byte[] segment,
      Op op,
      long at,
      long expiresAt,
      byte[] order,
      byte[] eventIdsJson,
      byte[] ruleJson,
      long enteredAt) {
    this.userId = userId;
    this.segment = segment;
    this.op = op;
    this.at = at;
    this.expiresAt = expiresAt;
    this.order = order;
    this.eventIdsJson = eventIdsJson;
    this.ruleJson = ruleJson;
    this.enteredAt = enteredAt;
  }

  /** What must not be overtaken: the segment and the user. */
  String key() {
    if (key == null) {
      key =
          new String(segment, StandardCharsets.ISO_8859_1)
              + '\n'
              + new String(userId, StandardCharsets.ISO_8859_1);
    }
    return key;
  }

  long sizeInBytes() {
    return 32L
        + userId.length
        + segment.length
        + order.length
        + eventIdsJson.length
        + ruleJson.length;
  }

  /** Names no user. */
  @Override
  public String toString() {
    return "RedisWrite(" + op + ", " + new String(segment, StandardCharsets.UTF_8) + ", " + at + ")";
  }
}
