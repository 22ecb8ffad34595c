package io.segc.flink.redis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which write of a key goes first. A write holds its key from the batch it is in until it has succeeded, also
 * while it waits for a retry, so no later write of the key can overtake it. Thread-safe.
 */
final class KeysInFlight {
  private final Map<String, RedisWrite> holders = new ConcurrentHashMap<>();

  /** Whether the write could go now. */
  boolean isFree(RedisWrite write) {
    RedisWrite holder = holders.get(write.key());
    return holder == null || holder == write;
  }

  /** Takes the key; false when another write holds it. */
  boolean take(RedisWrite write) {
    RedisWrite holder = holders.putIfAbsent(write.key(), write);
    return holder == null || holder == write;
  }

  /** Gives the key back after success. */
  void release(RedisWrite write) {
    holders.remove(write.key(), write);
  }
}
