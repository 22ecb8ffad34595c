package io.segc.flink.redis;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.factories.FactoryUtil;

/** The options of {@code 'connector' = 'segc-redis'}. */
public final class RedisSinkOptions {
  public static final ConfigOption<String> URL =
      ConfigOptions.key("url")
          .stringType()
          .noDefaultValue()
          .withDescription("redis://[[user]:password@]host[:port][/database], or rediss:// for TLS.");

  public static final ConfigOption<String> USERNAME =
      ConfigOptions.key("username")
          .stringType()
          .noDefaultValue()
          .withDescription("User name of Redis's ACL; needs 'password'.");

  public static final ConfigOption<String> PASSWORD =
      ConfigOptions.key("password")
          .stringType()
          .noDefaultValue()
          .withDescription("Password, instead of one in the url: Flink masks this option where it prints options.");

  public static final ConfigOption<Boolean> CLUSTER =
      ConfigOptions.key("cluster")
          .booleanType()
          .defaultValue(false)
          .withDescription("Whether the url is a node of a Redis Cluster.");

  public static final ConfigOption<Integer> SHARDS =
      ConfigOptions.key("shards")
          .intType()
          .defaultValue(64)
          .withDescription("Keys that the reverse index of a segment is spread over. Readers must use the same number.");

  public static final ConfigOption<Integer> BATCH_MAX_SIZE =
      ConfigOptions.key("sink.batch.max-size")
          .intType()
          .defaultValue(100)
          .withDescription("Writes that are pipelined in one batch at most.");

  public static final ConfigOption<Integer> MAX_IN_FLIGHT =
      ConfigOptions.key("sink.max-in-flight")
          .intType()
          .defaultValue(2)
          .withDescription("Batches on their way at once. Writes of one user and segment keep their order at any number.");

  public static final ConfigOption<Integer> BUFFER_MAX_SIZE =
      ConfigOptions.key("sink.buffer.max-size")
          .intType()
          .defaultValue(200)
          .withDescription("Writes that may wait before the sink holds back its input.");

  public static final ConfigOption<Duration> FLUSH_INTERVAL =
      ConfigOptions.key("sink.flush-interval")
          .durationType()
          .defaultValue(Duration.ZERO)
          .withDescription(
              "How long a write waits for its batch to fill; with 0 it goes as soon as a batch may, full or not."
                  + " Then what comes while all batches are on their way makes the next one.");

  public static final ConfigOption<Duration> COMMAND_TIMEOUT =
      ConfigOptions.key("command-timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(5))
          .withDescription("How long Redis may take to answer before the connection counts as broken.");

  private RedisSinkOptions() {}

  /**
   * Reads the options.
   *
   * @throws ValidationException when a value is out of range
   */
  static RedisSettings read(ReadableConfig options) {
    atLeastOne(options, SHARDS);
    atLeastOne(options, BATCH_MAX_SIZE);
    atLeastOne(options, MAX_IN_FLIGHT);
    options.getOptional(FactoryUtil.SINK_PARALLELISM).ifPresent(n -> require(n > 0, "'sink.parallelism' must be at least 1"));
    require(
        options.get(BUFFER_MAX_SIZE) > options.get(BATCH_MAX_SIZE),
        "'sink.buffer.max-size' must be larger than 'sink.batch.max-size'");
    require(!options.get(FLUSH_INTERVAL).isNegative(), "'sink.flush-interval' must not be negative");
    require(options.get(COMMAND_TIMEOUT).toMillis() > 0, "'command-timeout' must be at least 1 ms");
    require(
        options.getOptional(USERNAME).isEmpty() || options.getOptional(PASSWORD).isPresent(),
        "'username' needs 'password'");
    RedisSettings settings =
        new RedisSettings(
            options.get(URL),
            options.get(USERNAME),
            options.get(PASSWORD),
            options.get(CLUSTER),
            options.get(SHARDS),
            options.get(COMMAND_TIMEOUT),
            options.get(BATCH_MAX_SIZE),
            options.get(MAX_IN_FLIGHT),
            options.get(BUFFER_MAX_SIZE),
            options.get(FLUSH_INTERVAL));
    try {
      RedisAddress.of(settings);
    } catch (IllegalArgumentException e) {
      throw new ValidationException(e.getMessage());
    }
    return settings;
  }

  private static void atLeastOne(ReadableConfig options, ConfigOption<Integer> option) {
    require(options.get(option) > 0, "'" + option.key() + "' must be at least 1");
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new ValidationException("The option " + complaint + ".");
    }
  }
}
