package io.segc.flink.redis;

import java.util.concurrent.ThreadLocalRandom;

/** Waits between retries: doubling, with jitter so that subtasks do not come back all at once. */
final class Backoff {
  private static final long FIRST_MS = 50;
  private static final long LAST_MS = 3_000;

  private long ms = FIRST_MS;

  synchronized long nextMs() {
    long wait = ms / 2 + ThreadLocalRandom.current().nextLong(ms / 2 + 1);
    ms = Math.min(ms * 2, LAST_MS);
    return wait;
  }

  synchronized void reset() {
    ms = FIRST_MS;
  }
}
