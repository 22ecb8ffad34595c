package io.segc.flink.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class WriteBufferTest {
  private final KeysInFlight keys = new KeysInFlight();
  private final WriteBuffer buffer = new WriteBuffer(keys, 10, 100);

  @Test
  void aBatchHoldsAKeyOnce() {
    RedisWrite a1 = add("a", 1);
    RedisWrite b1 = add("b", 1);
    RedisWrite a2 = add("a", 2);
    RedisWrite c1 = add("c", 1);
    assertThat(batch()).containsExactly(a1, b1, c1);
    assertThat(buffer.hasSendable()).isFalse();
    assertThat(batch()).isEmpty();
    keys.release(a1);
    assertThat(buffer.hasSendable()).isTrue();
    assertThat(batch()).containsExactly(a2);
    assertThat(buffer.totalSizeInBytes()).isZero();
  }

  @Test
  void aWriteThatComesBackGoesBeforeLaterOnesOfItsKey() {
    RedisWrite a1 = add("a", 1);
    RedisWrite a2 = add("a", 2);
    RedisWrite a3 = add("a", 3);
    assertThat(batch()).containsExactly(a1);
    assertThat(batch()).isEmpty();
    buffer.add(new RequestEntryWrapper<>(a1, a1.sizeInBytes()), true);
    assertThat(batch()).containsExactly(a1);
    keys.release(a1);
    assertThat(batch()).containsExactly(a2);
    keys.release(a2);
    assertThat(batch()).containsExactly(a3);
  }

  @Test
  void skippedWritesKeepTheirOrder() {
    add("a", 1);
    RedisWrite a2 = add("a", 2);
    RedisWrite a3 = add("a", 3);
    RedisWrite b = add("b", 1);
    batch();
    assertThat(buffer.getBufferedState()).extracting(RequestEntryWrapper::getRequestEntry).containsExactly(a2, a3);
    assertThat(keys.isFree(b)).isTrue();
  }

  /** Due with one write, as when nothing waits for a batch to fill. */
  private List<RedisWrite> batch() {
    return buffer.createNextBatch(() -> 1, buffer).getBatchEntries();
  }

  private RedisWrite add(String user, long at) {
    RedisWrite write = Writes.enter(user, "vip", at, at + 1000);
    buffer.add(new RequestEntryWrapper<>(write, write.sizeInBytes()), false);
    return write;
  }
}
