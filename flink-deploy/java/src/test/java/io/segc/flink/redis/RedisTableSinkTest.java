package io.segc.flink.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Format and connector together, in SQL, through Flink's planner. */
class RedisTableSinkTest extends RedisTest {
  private static final String COLUMNS =
      "`rule` STRING, `eventIds` ARRAY<STRING>, `userId` STRING, `segment` STRING, `op` STRING,"
          + " `at` BIGINT, `expiresAt` BIGINT, `order` STRING";

  @TempDir Path directory;

  private final TableEnvironment env =
      TableEnvironment.create(EnvironmentSettings.inStreamingMode());

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"STRING; ''", "STRING; , 'sink.parallelism' = '3'", "BYTES; ''", "BYTES; , 'sink.parallelism' = '3'"})
  void sqlFromEventsToRedis(String userId, String more) throws Exception {
    long now = now();
    Files.writeString(
        directory.resolve("events"),
        """
        {"type":"view","ts":%d,"eventId":"e1","userId":"a","price":250}
        {"type":"view","ts":%d,"eventId":"e2","userId":"b","price":"no"}
        {"type":"view","ts":%d,"eventId":"e3","userId":"\\u00e9","price":1e3}
        """
            .formatted(now, now, now));
    env.executeSql(
        """
        CREATE TABLE events (`$cause` STRING, `price` DOUBLE, `userId` %s, `eventId` STRING, `ts` BIGINT, `type` STRING)
        WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'segc-json',
              'segc-json.schema' = '{"types":{"view":{"price":{"kind":"number"}}}}')
        """
            .formatted(userId, directory.toUri()));
    createSink(COLUMNS.replace("`userId` STRING", "`userId` " + userId), "'url' = '" + url + "'" + more);
    env.executeSql(
            """
            INSERT INTO target SELECT 'r', ARRAY[`eventId`], `userId`, 'rich', 'enter', `ts`, `ts` + 3600000,
              '2|' || `eventId` || '|0' FROM events WHERE `$cause` IS NULL AND `price` > 200
            """)
        .await(60, TimeUnit.SECONDS);
    assertThat(redis.keys("seg:u:*")).containsExactlyInAnyOrder("seg:u:{a}", "seg:u:{é}");
    assertThat(redis.zscore("seg:u:{a}", "rich")).isEqualTo(now + 3600000);
    assertThat(redis.hget("seg:d:{é}", "rich")).contains("\"eventIds\":[\"e3\"]").contains("\"order\":\"2|e3|0\"");
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThat(failure(COLUMNS.replace("`op` STRING,", ""), "'url' = '" + url + "'"))
        .contains("needs a column \"op\" of type STRING");
  }

  @Test
  void aColumnOfAnotherTypeIsNamed() {
    assertThat(failure(COLUMNS.replace("`at` BIGINT", "`at` TIMESTAMP_LTZ(3)"), "'url' = '" + url + "'"))
        .contains("needs the column \"at\" as BIGINT, but the table declares it as TIMESTAMP_LTZ(3)");
    assertThat(failure(COLUMNS.replace("`userId` STRING", "`userId` INT"), "'url' = '" + url + "'"))
        .contains("needs the column \"userId\" as STRING or BYTES, but the table declares it as INT");
    assertThat(failure(COLUMNS.replace("ARRAY<STRING>", "ARRAY<INT>"), "'url' = '" + url + "'"))
        .contains("needs the column \"eventIds\" as ARRAY<STRING>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'url' = 'redis://:s3cret@h:1', 'nonsense' = '1'",
        "'url' = 'redis://:s3cret@h:1', 'shards' = '0'",
        "'url' = 'redis://:s3cret@h:1', 'shards' = 'x'",
        "'url' = 'redis://:s3cret@h:1', 'sink.buffer.max-size' = '100'",
        "'url' = 'redis://:s3cret@h h:1'",
        "'url' = 'http://:s3cret@h:1'",
        "'url' = 'redis://h:1', 'password' = 's3cret', 'shards' = '0'",
        "'url' = 'redis://h:1', 'username' = 'x'",
      })
  void badOptionsAreRefusedWithoutThePassword(String options) {
    assertThat(failure(COLUMNS, options)).contains("ption").doesNotContain("s3cret");
  }

  @Test
  void theJobSaysWhatTheTableDoesNot() {
    env.getConfig().set("segc-redis.sink.max-in-flight", "0");
    assertThat(failure(COLUMNS, "'url' = '" + url + "'")).contains("'sink.max-in-flight' must be at least 1");
    createSink(COLUMNS, "'url' = '" + url + "', 'sink.max-in-flight' = '1'");
    assertThat(env.explainSql("INSERT INTO target SELECT * FROM target0")).contains("Sink");
  }

  private String failure(String columns, String options) {
    createSink(columns, options);
    Throwable error = catchThrowable(() -> env.explainSql("INSERT INTO target SELECT * FROM target0"));
    assertThat(error).isNotNull();
    return ExceptionUtils.stringifyException(error);
  }

  private void createSink(String columns, String options) {
    env.executeSql("DROP TABLE IF EXISTS target");
    env.executeSql("DROP TABLE IF EXISTS target0");
    env.executeSql("CREATE TABLE target (" + columns + ") WITH ('connector' = 'segc-redis', " + options + ")");
    env.executeSql("CREATE TABLE target0 (" + columns + ") WITH ('connector' = 'datagen')");
  }
}
