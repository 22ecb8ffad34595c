package io.segc.flink.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.RowType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A job writes while Redis is killed and restarted, while it loads its data, and while it hangs. Any failure of the job
 * fails the test.
 */
class RedisOutageTest {
  private static final int USERS = 1_000;
  private static final int ROUNDS = 16;
  private static final int PER_SECOND = 4_000;
  private static final long BASE = System.currentTimeMillis();
  private static final long EXPIRY = BASE + 3_600_000;

  @ParameterizedTest
  @CsvSource({"1, 20", "4, 20", "1, 0", "4, 0"})
  void nothingIsLost(int maxInFlight, int flushMs) throws Exception {
    // Each key takes 100 us to load: without it the data are there too soon for anyone to be refused.
    try (RedisServer server = RedisServer.start("--key-load-delay", "100")) {
      JobClient job = startJob(server.url(), maxInFlight, Duration.ofMillis(flushMs));

      awaitUsers(server, USERS / 10);
      server.kill();
      TimeUnit.MILLISECONDS.sleep(1_500);
      server.launch();

      awaitUsers(server, USERS);
      signal(server, "STOP");
      TimeUnit.MILLISECONDS.sleep(1_500);
      signal(server, "CONT");

      job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
      verify(server);
    }
  }

  /** Odd users end as members, even ones after an exit. */
  private static void verify(RedisServer server) {
    try (RedisClient client = RedisClient.create(server.url());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      RedisCommands<String, String> redis = connection.sync();
      int members = 0;
      for (int user = 0; user < USERS; user++) {
        String details = redis.hget("seg:d:{u" + user + "}", "vip");
        long last = BASE + (ROUNDS - 1) * USERS + user;
        assertThat(details).as("user %s", user).contains("\"at\":" + last + ",");
        boolean member = user % 2 == 1;
        assertThat(redis.zscore("seg:u:{u" + user + "}", "vip")).isEqualTo(member ? (double) EXPIRY : null);
        assertThat(redis.zscore(RedisTest.shard("vip", "u" + user), "u" + user))
            .isEqualTo(member ? (double) EXPIRY : null);
        members += member ? 1 : 0;
      }
      assertThat(members).isEqualTo(USERS / 2);
    }
  }

  private static JobClient startJob(String url, int maxInFlight, Duration flushInterval)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("restart-strategy.type", "none");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    env.enableCheckpointing(200);
    RowType row =
        (RowType)
            DataTypes.ROW(
                    DataTypes.FIELD("userId", DataTypes.STRING()),
                    DataTypes.FIELD("segment", DataTypes.STRING()),
                    DataTypes.FIELD("op", DataTypes.STRING()),
                    DataTypes.FIELD("at", DataTypes.BIGINT()),
                    DataTypes.FIELD("expiresAt", DataTypes.BIGINT()),
                    DataTypes.FIELD("order", DataTypes.STRING()),
                    DataTypes.FIELD("eventIds", DataTypes.ARRAY(DataTypes.STRING())),
                    DataTypes.FIELD("rule", DataTypes.STRING()))
                .getLogicalType();
    RedisSettings settings =
        new RedisSettings(
            url, null, null, false, 64, Duration.ofMillis(500), 200, maxInFlight, 1_000, flushInterval);
    GeneratorFunction<Long, RowData> transitions = RedisOutageTest::transition;
    env.fromSource(
            new DataGeneratorSource<>(
                transitions,
                (long) USERS * ROUNDS,
                RateLimiterStrategy.perSecond(PER_SECOND),
                InternalTypeInfo.of(row)),
            WatermarkStrategy.noWatermarks(),
            "transitions")
        .keyBy(r -> r.getString(0).toString(), Types.STRING)
        .sinkTo(new RedisSink(new RowToRedisWrite(WriteColumns.of(row)), settings));
    return env.executeAsync();
  }

  private static RowData transition(long n) {
    long user = n % USERS;
    boolean last = n / USERS == ROUNDS - 1;
    String op = last ? (user % 2 == 1 ? "enter" : "exit") : n / USERS % 3 == 2 ? "exit" : "enter";
    return GenericRowData.of(
        StringData.fromString("u" + user),
        StringData.fromString("vip"),
        StringData.fromString(op),
        BASE + n,
        EXPIRY,
        StringData.fromString("2|e" + n + (op.equals("exit") ? "|1" : "|0")),
        new GenericArrayData(new Object[] {StringData.fromString("e" + n)}),
        StringData.fromString("r"));
  }

  private static void awaitUsers(RedisServer server, long users) throws InterruptedException {
    try (RedisClient client = RedisClient.create(server.url());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      for (int attempt = 0; attempt < 1_200; attempt++) {
        if (connection.sync().keys("seg:d:*").size() >= users) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new AssertionError("The job does not write.");
  }

  private static void signal(RedisServer server, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(server.pid())).start().waitFor();
  }
}
