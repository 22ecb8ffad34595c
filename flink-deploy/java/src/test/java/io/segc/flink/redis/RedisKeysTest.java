package io.segc.flink.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisKeysTest {
  @ParameterizedTest
  @CsvSource({
    "u1, seg:u:{u1}",
    "}x, seg:u:{%7Dx}",
    "%x, seg:u:{%25x}",
    "%7Dx, seg:u:{%257Dx}",
    "a}b%c, seg:u:{a}b%c}",
    "{x, seg:u:{{x}",
    "}, seg:u:{%7D}",
    "\uD83D\uDE00, seg:u:{\uD83D\uDE00}",
  })
  void onlyALeadingBraceOrPercentIsEncoded(String user, String key) {
    assertThat(text(RedisKeys.memberships(utf8(user)))).isEqualTo(key);
    assertThat(text(RedisKeys.details(utf8(user)))).isEqualTo(key.replace("seg:u:", "seg:d:"));
  }

  // CRC-32 of ISO-HDLC: "123456789" is its check value CBF43926.
  @ParameterizedTest
  @CsvSource({"123456789, 64, 38", "123456789, 1000, 262", "u1, 1, 0", "\u00e9, 64, 62"})
  void shardIsCrc32OfUtf8(String user, int shards, int shard) {
    assertThat(text(RedisKeys.shard(utf8("vip"), utf8(user), shards)))
        .isEqualTo("seg:s:{vip:" + shard + "}");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
