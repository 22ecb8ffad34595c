package io.segc.flink.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.Batch;
import org.apache.flink.connector.base.sink.writer.BatchCreator;
import org.apache.flink.connector.base.sink.writer.RequestBuffer;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;

/** The waiting writes, and batches out of them that hold each key at most once and none that is in flight. */
final class WriteBuffer implements RequestBuffer<RedisWrite>, BatchCreator<RedisWrite> {
  private static final long MAX_BATCH_BYTES = 8L << 20;

  private final ArrayDeque<RequestEntryWrapper<RedisWrite>> waiting = new ArrayDeque<>();
  private final KeysInFlight keys;
  private final int maxBatchSize;
  /** How many writes are looked at to fill a batch: bounds the cost when one key fills the buffer. */
  private final int lookAhead;
  private long bytes;

  WriteBuffer(KeysInFlight keys, int maxBatchSize, int lookAhead) {
    this.keys = keys;
    this.maxBatchSize = maxBatchSize;
    this.lookAhead = lookAhead;
  }

  /** Whether a batch would not be empty. */
  boolean hasSendable() {
    int looked = 0;
    for (RequestEntryWrapper<RedisWrite> entry : waiting) {
      if (keys.isFree(entry.getRequestEntry())) {
        return true;
      }
      if (++looked == lookAhead) {
        break;
      }
    }
    return false;
  }

  /** As many as may go: what {@code info} names is what makes a batch due, see {@link InFlightLimit}. */
  @Override
  public Batch<RedisWrite> createNextBatch(RequestInfo info, RequestBuffer<RedisWrite> self) {
    List<RedisWrite> batch = new ArrayList<>(Math.min(maxBatchSize, waiting.size()));
    ArrayDeque<RequestEntryWrapper<RedisWrite>> skipped = new ArrayDeque<>();
    long batchBytes = 0;
    while (batch.size() < maxBatchSize
        && batchBytes < MAX_BATCH_BYTES
        && skipped.size() < lookAhead
        && !waiting.isEmpty()) {
      RequestEntryWrapper<RedisWrite> entry = waiting.poll();
      if (keys.take(entry.getRequestEntry())) {
        batch.add(entry.getRequestEntry());
        batchBytes += entry.getSize();
      } else {
        skipped.push(entry);
      }
    }
    skipped.forEach(waiting::addFirst);
    bytes -= batchBytes;
    return new Batch<>(batch, batchBytes);
  }

  @Override
  public void add(RequestEntryWrapper<RedisWrite> entry, boolean prioritize) {
    if (prioritize) {
      waiting.addFirst(entry);
    } else {
      waiting.addLast(entry);
    }
    bytes += entry.getSize();
  }

  @Override
  public RequestEntryWrapper<RedisWrite> poll() {
    RequestEntryWrapper<RedisWrite> entry = waiting.poll();
    if (entry != null) {
      bytes -= entry.getSize();
    }
    return entry;
  }

  @Override
  public RequestEntryWrapper<RedisWrite> peek() {
    return waiting.peek();
  }

  @Override
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  @Override
  public int size() {
    return waiting.size();
  }

  @Override
  public Collection<RequestEntryWrapper<RedisWrite>> getBufferedState() {
    return waiting;
  }

  @Override
  public long totalSizeInBytes() {
    return bytes;
  }
}
