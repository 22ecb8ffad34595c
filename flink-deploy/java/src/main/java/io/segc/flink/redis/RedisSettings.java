package io.segc.flink.redis;

import java.io.Serializable;
import java.time.Duration;

/** Settings of one sink. {@link #toString} shows neither address nor password. */
record RedisSettings(
    String url,
    String username,
    String password,
    boolean cluster,
    int shards,
    Duration commandTimeout,
    int maxBatchSize,
    int maxInFlight,
    int maxBufferSize,
    Duration flushInterval)
    implements Serializable {

  /** Whether a write goes as soon as a batch may, full or not. */
  boolean flushesAtOnce() {
    return flushInterval.toMillis() == 0;
  }

  @Override
  public String toString() {
    return "RedisSettings(cluster=" + cluster + ", shards=" + shards + ")";
  }
}
