package io.segc.flink.redis;

import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/**
 * A plain limit of batches in flight. Flink's default shrinks batches after failures and grows them one by
 * one; here the back-off paces retries, and a Redis that is back takes full batches at once.
 */
final class InFlightLimit implements RateLimitingStrategy {
  private final int maxInFlight;
  private final int dueAt;
  private final WriteBuffer buffer;
  private int inFlight;

  /**
   * Creates a limit.
   *
   * @param dueAt how many waiting writes make a batch due; with 1 a write goes as soon as a batch may, and what comes
   *     while all batches are on their way makes the next one
   */
  InFlightLimit(int maxInFlight, int dueAt, WriteBuffer buffer) {
    this.maxInFlight = maxInFlight;
    this.dueAt = dueAt;
    this.buffer = buffer;
  }

  @Override
  public void registerInFlightRequest(RequestInfo request) {
    inFlight++;
  }

  @Override
  public void registerCompletedRequest(ResultInfo result) {
    inFlight--;
  }

  /** An empty batch must wait here: Flink's flush loops spin on it without letting completions in. */
  @Override
  public boolean shouldBlock(RequestInfo request) {
    return inFlight >= maxInFlight || (inFlight > 0 && !buffer.hasSendable());
  }

  @Override
  public int getMaxBatchSize() {
    return dueAt;
  }
}
