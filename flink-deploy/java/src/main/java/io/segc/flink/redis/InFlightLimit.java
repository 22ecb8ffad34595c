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
  private final int maxBatchSize;
  private final WriteBuffer buffer;
  private int inFlight;

  InFlightLimit(int maxInFlight, int maxBatchSize, WriteBuffer buffer) {
    this.maxInFlight = maxInFlight;
    this.maxBatchSize = maxBatchSize;
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
    return maxBatchSize;
  }
}
