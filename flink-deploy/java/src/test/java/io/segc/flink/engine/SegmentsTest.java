package io.segc.flink.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

class SegmentsTest {
  /** Java's constants end at 64 KB. */
  @Test
  void aProgramMayBeLong() throws Exception {
    String segments =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    "{\"id\":\"s%d\",\"rule\":\"it''s é\",\"ttlMs\":1000,\"enter\":{\"kind\":\"occurs\",\"predicate\":%d},\"exit\":null}"
                        .formatted(i, i))
            .collect(Collectors.joining(","));
    String program =
        "{\"version\":1,\"predicates\":[],\"values\":[],\"passesAll\":false,\"combinations\":[],\"segments\":[" + segments + "]}";
    byte[] facts = Facts.of("e", 2_999);

    TableEnvironment env = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
    env.executeSql("CREATE TEMPORARY FUNCTION `segments` AS 'io.segc.flink.engine.Segments'");
    env.executeSql(
        """
        CREATE TEMPORARY TABLE `events` (
          `ts` BIGINT,
          `$rt` AS TO_TIMESTAMP_LTZ(`ts`, 3),
          WATERMARK FOR `$rt` AS `$rt`
        ) WITH (
          'connector' = 'datagen', 'number-of-rows' = '1',
          'fields.ts.kind' = 'sequence', 'fields.ts.start' = '1000', 'fields.ts.end' = '1000'
        )
        """);
    env.executeSql(
        "CREATE TEMPORARY VIEW `facts` AS SELECT CAST('u' AS BYTES) AS `userId`, CAST(x'%s' AS BYTES) AS `$facts`, FALSE AS `isLate`, `$rt` FROM `events`"
            .formatted(HexFormat.of().formatHex(facts)));
    List<String> rows = new ArrayList<>();
    try (CloseableIterator<Row> result =
        env.executeSql(
                "SELECT `isDecided`, `isNews`, `segment`, `op`, `at`, `enteredAt`, `expiresAt`, `reason`, `order`, `rule`"
                    + " FROM segments(facts => TABLE `facts` PARTITION BY `userId`, program => '"
                    + program
                    + "', on_time => DESCRIPTOR(`$rt`), uid => 'segments')")
            .collect()) {
      result.forEachRemaining(row -> rows.add(row.toString()));
    }
    assertThat(rows)
        .containsExactly(
            "+I[false, true, s2999, enter, 1000, 1000, 2000, event, 2|e|0, it's é]",
            "+I[true, false, s2999, enter, 1000, 1000, 2000, event, null, it's é]",
            "+I[true, true, s2999, exit, 2000, 1000, 3000, ttl, 0|e|1, it's é]");
  }
}
