package io.segc.flink.redis;

import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.types.logical.RowType;

/** Factory of {@code 'connector' = 'segc-redis'}. */
public final class RedisTableSinkFactory implements DynamicTableSinkFactory {
  public static final String IDENTIFIER = "segc-redis";

  @Override
  public DynamicTableSink createDynamicTableSink(Context context) {
    FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
    try {
      helper.validate();
      RowType row = (RowType) context.getPhysicalRowDataType().getLogicalType();
      return new RedisTableSink(
          WriteColumns.of(row),
          RedisSinkOptions.read(new JobWideOptions(helper.getOptions(), context.getConfiguration())),
          helper.getOptions().get(FactoryUtil.SINK_PARALLELISM));
    } catch (ValidationException e) {
      String url = context.getCatalogTable().getOptions().get(RedisSinkOptions.URL.key());
      if (url != null && url.contains("@")) {
        return new RefusedTableSink(e);
      }
      throw e;
    }
  }

  @Override
  public String factoryIdentifier() {
    return IDENTIFIER;
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of(RedisSinkOptions.URL);
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of(
        RedisSinkOptions.USERNAME,
        RedisSinkOptions.PASSWORD,
        RedisSinkOptions.CLUSTER,
        RedisSinkOptions.SHARDS,
        RedisSinkOptions.BATCH_MAX_SIZE,
        RedisSinkOptions.MAX_IN_FLIGHT,
        RedisSinkOptions.BUFFER_MAX_SIZE,
        RedisSinkOptions.FLUSH_INTERVAL,
        RedisSinkOptions.COMMAND_TIMEOUT,
        FactoryUtil.SINK_PARALLELISM);
  }
}
