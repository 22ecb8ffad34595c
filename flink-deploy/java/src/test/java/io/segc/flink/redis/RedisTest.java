package io.segc.flink.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A real Redis, emptied before each test: {@code REDIS_URL} (a scratch database), else one of its own. */
abstract class RedisTest {
  static final int SHARDS = 64;

  private static RedisServer server;
  private static RedisClient client;
  private static RedisConnector connector;
  private static RedisLink link;
  private static StatefulRedisConnection<String, String> connection;

  static String url;
  static RedisCommands<String, String> redis;

  @BeforeAll
  static void connect() throws Exception {
    url = System.getenv("REDIS_URL");
    if (url == null || url.isEmpty()) {
      server = RedisServer.start();
      url = server.url();
    }
    client = RedisClient.create(url);
    connection = client.connect();
    redis = connection.sync();
    connector = new RedisConnector(settings(url));
    link = connector.connect();
  }

  @AfterAll
  static void disconnect() throws Exception {
    link.close().join();
    connector.close();
    connection.close();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @BeforeEach
  void empty() {
    redis.flushdb();
  }

  static RedisSettings settings(String url) {
    return new RedisSettings(
        url, null, null, false, SHARDS, Duration.ofSeconds(5), 500, 1, 10_000, Duration.ofMillis(20));
  }

  /** Sends writes one batch each and expects no failure. */
  static void send(RedisWrite... writes) {
    for (RedisWrite write : writes) {
      sendBatch(List.of(write));
    }
  }

  static Outcome sendBatch(List<RedisWrite> batch) {
    return new BatchSender(link, SHARDS).send(batch).join();
  }

  static long now() {
    List<String> time = redis.time();
    return Long.parseLong(time.get(0)) * 1000 + Long.parseLong(time.get(1)) / 1000;
  }

  static String shard(String segment, String user) {
    return new String(
        RedisKeys.shard(Writes.utf8(segment), Writes.utf8(user), SHARDS), StandardCharsets.UTF_8);
  }

  /** When a key expires, epoch ms, give or take a little. */
  static long expiryOf(String key) {
    return now() + redis.pttl(key);
  }
}
