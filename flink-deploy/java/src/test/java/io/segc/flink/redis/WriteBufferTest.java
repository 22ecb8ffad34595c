package io.segc.flink.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class WriteBufferTest {
  private final KeysInFlight keys = new KeysInFlight();
  private final WriteBuffer buffer = new WriteBuffer(keys, 100);

  @Test
  void aBatchHoldsAKeyOnce() {
    RedisWrite a1 = add("a", 1);
    RedisWrite b1 = add("b", 1);
    RedisWrite a2 = add("a", 2);
    RedisWrite c1 = add("c", 1);
    assertThat(batch(10)).containsExactly(a1, b1, c1);
    assertThat(buffer.hasSendable()).isFalse();
    assertThat(batch(10)).isEmpty();
    keys.release(a1);
    assertThat(buffer.hasSendable()).isTrue();
    assertThat(batch(10)).containsExactly(a2);
    assertThat(buffer.totalSizeInBytes()).isZero();
  }

  @Test
  void aWriteThatComesBackGoesBeforeLaterOnesOfItsKey() {
    RedisWrite a1 = add("a", 1);
    RedisWrite a2 = add("a", 2);
    RedisWrite a3 = add("a", 3);
    assertThat(batch(10)).containsExactly(a1);
    assertThat(batch(10)).isEmpty();
    buffer.add(new RequestEntryWrapper<>(a1, a1.sizeInBytes()), true);
    assertThat(batch(10)).containsExactly(a1);
    keys.release(a1);
    assertThat(batch(10)).containsExactly(a2);
    keys.release(a2);
    assertThat(batch(10)).containsExactly(a3);
  }

  @Test
  void skippedWritesKeepTheirOrder() {
    add("a", 1);
    RedisWrite a2 = add("a", 2);
    RedisWrite a3 = add("a", 3);
    RedisWrite b = add("b", 1);
    batch(10);
    assertThat(buffer.getBufferedState()).extracting(RequestEntryWrapper::getRequestEntry).containsExactly(a2, a3);
    assertThat(keys.isFree(b)).isTrue();
  }

  private List<RedisWrite> batch(int size) {
    return buffer.createNextBatch(() -> size, buffer).getBatchEntries();
  }

  private RedisWrite add(String user, long at) {
    RedisWrite write = Writes.enter(user, "vip", at, at + 1000);
    buffer.add(new RequestEntryWrapper<>(write, write.sizeInBytes()), false);
    return write;
  }
}
