package io.segc.flink.redis;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The options of a table, and behind them, of those that trade latency for throughput, what the job says under {@code
 * segc-redis.}: generated tables name none, so that {@code SET 'segc-redis.sink.flush-interval' = '20 ms'} holds.
 */
record JobWideOptions(ReadableConfig table, ReadableConfig job) implements ReadableConfig {
  private static final String PREFIX = RedisTableSinkFactory.IDENTIFIER + ".";
  private static final Set<ConfigOption<?>> JOB_WIDE =
      Set.of(
          RedisSinkOptions.BATCH_MAX_SIZE,
          RedisSinkOptions.MAX_IN_FLIGHT,
          RedisSinkOptions.BUFFER_MAX_SIZE,
          RedisSinkOptions.FLUSH_INTERVAL,
          RedisSinkOptions.COMMAND_TIMEOUT);

  @Override
  public <T> T get(ConfigOption<T> option) {
    return getOptional(option).orElse(option.defaultValue());
  }

  @Override
  public <T> Optional<T> getOptional(ConfigOption<T> option) {
    Optional<T> own = table.getOptional(option);
    if (own.isPresent() || !JOB_WIDE.contains(option)) {
      return own;
    }
    return job.getOptional(option.withFallbackKeys(PREFIX + option.key()));
  }

  @Override
  public Map<String, String> toMap() {
    return table.toMap();
  }
}
