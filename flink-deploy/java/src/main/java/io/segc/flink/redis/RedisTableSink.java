package io.segc.flink.redis;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.sink.DataStreamSinkProvider;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.data.RowData;

/** The table side of {@link RedisSink}; takes inserts only. */
final class RedisTableSink implements DynamicTableSink {
  private final WriteColumns columns;
  private final RedisSettings settings;
  private final Integer parallelism;

  RedisTableSink(WriteColumns columns, RedisSettings settings, Integer parallelism) {
    this.columns = columns;
    this.settings = settings;
    this.parallelism = parallelism;
  }

  @Override
  public ChangelogMode getChangelogMode(ChangelogMode requested) {
    return ChangelogMode.insertOnly();
  }

  @Override
  public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
    RedisSink sink = new RedisSink(new RowToRedisWrite(columns), settings);
    return parallelism == null ? SinkV2Provider.of(sink) : new ByUser(sink, columns, parallelism);
  }

  @Override
  public DynamicTableSink copy() {
    return new RedisTableSink(columns, settings, parallelism);
  }

  @Override
  public String asSummaryString() {
    return "segc-redis";
  }

  /** A parallelism of its own means a shuffle, and a user's transitions must stay with one writer. */
  private record ByUser(RedisSink sink, WriteColumns columns, int parallelism)
      implements DataStreamSinkProvider {
    @Override
    public DataStreamSink<?> consumeDataStream(ProviderContext context, DataStream<RowData> rows) {
      DataStreamSink<RowData> end =
          rows.keyBy(keyOf(columns), Types.STRING)
              .sinkTo(sink)
              .setParallelism(parallelism);
      context.generateUid("segc-redis").ifPresent(end::uid);
      return end;
    }

    private static KeySelector<RowData, String> keyOf(WriteColumns columns) {
      return row -> new String(columns.userOf(row), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Integer> getParallelism() {
      return Optional.empty();
    }
  }
}
