package io.segc.flink.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two nodes of a Redis Cluster, half of the slots each: a script that spans slots would be refused. */
class RedisClusterTest {
  private static final int SLOTS = 16_384;

  @Test
  void writesReachTheNodesOfTheirSlots() throws Exception {
    try (RedisServer first = node();
        RedisServer second = node();
        RedisClient client = RedisClient.create();
        StatefulRedisConnection<String, String> one = connect(client, first);
        StatefulRedisConnection<String, String> two = connect(client, second)) {
      one.sync().clusterAddSlots(IntStream.range(0, SLOTS / 2).toArray());
      two.sync().clusterAddSlots(IntStream.range(SLOTS / 2, SLOTS).toArray());
      one.sync().clusterMeet("127.0.0.1", second.port());
      awaitOk(one.sync());
      awaitOk(two.sync());

      RedisConnector connector =
          new RedisConnector(
              new RedisSettings(
                  first.url(), null, null, true, 64, Duration.ofSeconds(5), 500, 1, 10_000, Duration.ofMillis(20)));
      RedisLink link = connector.connect();
      try {
        List<RedisWrite> batch = new ArrayList<>();
        long now = System.currentTimeMillis();
        for (int i = 0; i < 500; i++) {
          batch.add(Writes.enter(List.of("", "}", "%", "a}{").get(i % 4) + "u" + i, "vip", now, now + 3_600_000));
        }
        Outcome outcome = new BatchSender(link, 64).send(batch).get(30, TimeUnit.SECONDS);
        assertThat(outcome.failedInOrderOf(batch)).isEmpty();
        assertThat(count(one.sync(), "seg:u:*")).isPositive();
        assertThat(count(two.sync(), "seg:u:*")).isPositive();
        assertThat(count(one.sync(), "seg:u:*") + count(two.sync(), "seg:u:*")).isEqualTo(500);
        assertThat(members(one.sync()) + members(two.sync())).isEqualTo(500);
      } finally {
        link.close().join();
        connector.close();
      }
    }
  }

  private static RedisServer node() throws Exception {
    // The bus port is this one plus 10000 by default, which may be out of range or taken.
    return RedisServer.startBelow(50_000, "--cluster-enabled", "yes", "--cluster-node-timeout", "5000");
  }

  private static StatefulRedisConnection<String, String> connect(RedisClient client, RedisServer server) {
    return client.connect(RedisURI.create(server.url()));
  }

  private static void awaitOk(RedisCommands<String, String> node) throws InterruptedException {
    for (int attempt = 0; attempt < 600; attempt++) {
      String info = node.clusterInfo();
      if (info.contains("cluster_state:ok") && info.contains("cluster_slots_assigned:" + SLOTS)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("The cluster does not form: " + node.clusterInfo());
  }

  private static int count(RedisCommands<String, String> node, String pattern) {
    return node.keys(pattern).size();
  }

  private static long members(RedisCommands<String, String> node) {
    return node.keys("seg:s:*").stream().mapToLong(node::zcard).sum();
  }
}
