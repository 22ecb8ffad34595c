package io.segc.flink.redis;

/** Redis refused writes for good; fails the job. Its message names no user and no password. */
public final class RedisRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedisRefusedException(Failure failure) {
    super("The Redis sink cannot write (" + failure.code() + "): " + failure.advice() + ".");
  }
}
