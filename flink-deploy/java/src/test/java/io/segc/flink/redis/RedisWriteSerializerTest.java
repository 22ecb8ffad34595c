package io.segc.flink.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class RedisWriteSerializerTest {
  private final RedisWriteSerializer serializer = new RedisWriteSerializer();

  @Test
  void writesComeBackAsTheyWere() throws Exception {
    comesBack(Writes.exit("\uD83D\uDE00\0", "vip", 1732406400000L, 1732406500000L));
    comesBack(Writes.of("u", "vip", Op.RENEW, 5, "2|e5|0", 7, 3));
  }

  private void comesBack(RedisWrite write) throws Exception {
    byte[] bytes =
        serializer.serialize(
            new BufferedRequestState<>(List.of(new RequestEntryWrapper<>(write, write.sizeInBytes()))));
    RequestEntryWrapper<RedisWrite> back =
        serializer.deserialize(serializer.getVersion(), bytes).getBufferedRequestEntries().get(0);
    assertThat(back.getSize()).isEqualTo(write.sizeInBytes());
    assertThat(back.getRequestEntry()).usingRecursiveComparison().isEqualTo(write);
  }

  // Written by version 1. A savepoint of that version must stay readable.
  @Test
  void readsVersion1() throws Exception {
    String hex =
        "ffffffffffffffff00000001000000000000003b01000000017500000003766970000000046578697400000000000000050000"
            + "00000000000700000006327c65357c31000000065b226535225d000000042272312200";
    BufferedRequestState<RedisWrite> state =
        serializer.deserialize(1, HexFormat.of().parseHex(hex.substring(0, hex.length() - 2)));
    assertThat(state.getBufferedRequestEntries().get(0).getRequestEntry())
        .usingRecursiveComparison()
        .isEqualTo(Writes.exit("u", "vip", 5, 7));
  }
}
