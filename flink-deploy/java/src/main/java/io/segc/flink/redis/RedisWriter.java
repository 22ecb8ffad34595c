package io.segc.flink.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.table.data.RowData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends batches by {@link BatchSender} and repeats, after a wait, what Redis could not take. While it waits the
 * batch counts as in flight, so the buffer fills and the input is held back.
 */
final class RedisWriter extends AsyncSinkWriter<RowData, RedisWrite> {
  private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);

  /** Flink's own time-out would send a batch again while it is still on its way; ours is per command. */
  private static final long NO_REQUEST_TIMEOUT_MS = Duration.ofDays(365).toMillis();

  private static final long FLUSH_AT_BYTES = 64L << 20;
  private static final long MAX_RECORD_BYTES = FLUSH_AT_BYTES;
  private static final int LOOK_AHEAD_BATCHES = 4;

  /** When nothing waits for a batch to fill: for what a checkpoint has left in the buffer. Flink holds back the input while it acts. */
  private static final long FLUSH_REST_MS = 1_000;

  private final RedisSettings settings;
  private final KeysInFlight keys;
  private final RedisClientLoop redis;
  private final Backoff backoff = new Backoff();
  private final Counter dropped;
  private final Counter retried;
  private volatile boolean failing;

  static RedisWriter create(
      ElementConverter<RowData, RedisWrite> converter,
      WriterInitContext context,
      RedisSettings settings,
      Collection<BufferedRequestState<RedisWrite>> states) {
    KeysInFlight keys = new KeysInFlight();
    WriteBuffer buffer = new WriteBuffer(keys, settings.maxBatchSize(), LOOK_AHEAD_BATCHES * settings.maxBatchSize());
    return new RedisWriter(converter, context, settings, states, keys, buffer);
  }

  private RedisWriter(
      ElementConverter<RowData, RedisWrite> converter,
      WriterInitContext context,
      RedisSettings settings,
      Collection<BufferedRequestState<RedisWrite>> states,
      KeysInFlight keys,
      WriteBuffer buffer) {
    super(converter, context, configuration(settings, buffer), states, buffer, buffer);
    this.settings = settings;
    this.keys = keys;
    this.redis = new RedisClientLoop(new RedisConnector(settings));
    this.dropped = context.metricGroup().counter("writesDroppedAsOlder");
    this.retried = context.metricGroup().counter("writesRetried");
  }

  private static AsyncSinkWriterConfiguration configuration(
      RedisSettings settings, WriteBuffer buffer) {
    return AsyncSinkWriterConfiguration.builder()
        .setMaxBatchSize(settings.maxBatchSize())
        .setMaxBatchSizeInBytes(FLUSH_AT_BYTES)
        .setMaxInFlightRequests(settings.maxInFlight())
        .setMaxBufferedRequests(settings.maxBufferSize())
        .setMaxTimeInBufferMS(settings.flushesAtOnce() ? FLUSH_REST_MS : settings.flushInterval().toMillis())
        .setMaxRecordSizeInBytes(MAX_RECORD_BYTES)
        .setRequestTimeoutMS(NO_REQUEST_TIMEOUT_MS)
        .setRateLimitingStrategy(
            new InFlightLimit(
                settings.maxInFlight(), settings.flushesAtOnce() ? 1 : settings.maxBatchSize(), buffer))
        .build();
  }

  @Override
  protected long getSizeInBytes(RedisWrite write) {
    return write.sizeInBytes();
  }

  @Override
  protected void submitRequestEntries(List<RedisWrite> batch, ResultHandler<RedisWrite> handler) {
    redis
        .link()
        .thenCompose(link -> new BatchSender(link, settings.shards()).send(batch))
        .exceptionally(error -> Outcome.allFailed(batch, error))
        .thenAccept(outcome -> finish(batch, outcome, handler))
        .exceptionally(
            error -> {
              handler.completeExceptionally(new IllegalStateException("The Redis sink failed.", error));
              return null;
            });
  }

  private void finish(List<RedisWrite> batch, Outcome outcome, ResultHandler<RedisWrite> handler) {
    dropped.inc(outcome.dropped);
    if (outcome.permanent != null) {
      // Apart from the failure: an answer of Redis may name a key, and keys name users.
      LOG.debug("Redis refused a write for good.", outcome.permanentError);
      handler.completeExceptionally(new RedisRefusedException(outcome.permanent));
      return;
    }
    List<RedisWrite> again = outcome.failedInOrderOf(batch);
    if (again.isEmpty()) {
      batch.forEach(keys::release);
      backoff.reset();
      if (failing) {
        failing = false;
        LOG.info("Redis takes writes again.");
      }
      handler.complete();
      return;
    }
    batch.stream().filter(write -> !outcome.hasFailed(write)).forEach(keys::release);
    retried.inc(again.size());
    if (outcome.broken && outcome.link != null) {
      redis.discard(outcome.link);
    }
    long waitMs = backoff.nextMs();
    if (!failing) {
      failing = true;
      LOG.warn("Redis does not take writes now ({}); retrying until it does.", outcome.lastCode);
    } else {
      LOG.debug("Redis does not take writes ({}); next attempt in {} ms.", outcome.lastCode, waitMs);
    }
    redis.later(() -> handler.retryForEntries(again), waitMs);
  }

  @Override
  public void close() {
    redis.close();
  }
}
