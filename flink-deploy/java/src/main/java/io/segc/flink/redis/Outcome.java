package io.segc.flink.redis;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What became of one batch. Filled by one thread at a time. */
final class Outcome {
  /** The connection used, or null when there was none. */
  final RedisLink link;

  /** Writes that Redis had something newer for. */
  long dropped;

  /** The first failure that no retry will mend, or null. */
  Failure permanent;

  /** The error behind {@link #permanent}; may hold user data. */
  Throwable permanentError;

  boolean broken;
  String lastCode;

  private final Set<RedisWrite> failed = Collections.newSetFromMap(new IdentityHashMap<>());

  Outcome(RedisLink link) {
    this.link = link;
  }

  static Outcome allFailed(List<RedisWrite> batch, Throwable error) {
    Outcome outcome = new Outcome(null);
    batch.forEach(write -> outcome.failed(write, error));
    return outcome;
  }

  void failed(RedisWrite write, Throwable error) {
    Failure failure = Failure.of(error);
    failed.add(write);
    lastCode = failure.code();
    broken |= failure.kind() == Failure.Kind.BROKEN;
    if (failure.kind() == Failure.Kind.PERMANENT && permanent == null) {
      permanent = failure;
      permanentError = error;
    }
  }

  boolean hasFailed(RedisWrite write) {
    return failed.contains(write);
  }

  /** The writes to repeat, in the order in which they were taken. */
  List<RedisWrite> failedInOrderOf(List<RedisWrite> batch) {
    return batch.stream().filter(failed::contains).toList();
  }
}
