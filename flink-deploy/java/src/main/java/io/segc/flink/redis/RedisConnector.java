package io.segc.flink.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Opens connections to Redis. Its calls block. */
final class RedisConnector {
  private static final int THREADS = 2;
  private static final Duration SHUTDOWN = Duration.ofSeconds(2);

  private final ClientResources resources;
  private final AbstractRedisClient client;

  RedisConnector(RedisSettings settings) {
    resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .build();
    RedisURI uri = RedisAddress.of(settings);
    client = settings.cluster() ? cluster(uri, settings) : single(uri, settings);
  }

  private RedisClient single(RedisURI uri, RedisSettings settings) {
    RedisClient single = RedisClient.create(resources, uri);
    single.setOptions(with(ClientOptions.builder(), settings).build());
    return single;
  }

  private RedisClusterClient cluster(RedisURI uri, RedisSettings settings) {
    RedisClusterClient cluster = RedisClusterClient.create(resources, uri);
    ClusterClientOptions.Builder options =
        ClusterClientOptions.builder()
            .topologyRefreshOptions(
                ClusterTopologyRefreshOptions.builder().enableAllAdaptiveRefreshTriggers().build());
    with(options, settings);
    cluster.setOptions(options.build());
    return cluster;
  }

  /**
   * A lost connection stays lost and the writer opens the next: Lettuce's own reconnecting would
   * replay commands that the writer has already sent anew.
   */
  private static ClientOptions.Builder with(ClientOptions.Builder options, RedisSettings settings) {
    return options
        .autoReconnect(false)
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .replayFilter(command -> true)
        .timeoutOptions(TimeoutOptions.enabled(settings.commandTimeout()))
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(settings.commandTimeout())
                .keepAlive(true)
                .build());
  }

  /**
   * Opens a connection.
   *
   * @throws RuntimeException of Lettuce when it cannot be opened
   */
  RedisLink connect() {
    if (client instanceof RedisClusterClient cluster) {
      // Also reads the slots anew when an earlier connection knew them: the nodes may have changed since.
      cluster.refreshPartitions();
      StatefulRedisClusterConnection<byte[], byte[]> connection =
          cluster.connect(ByteArrayCodec.INSTANCE);
      // A redirected command is written to another node after the flush, and would stay there.
      return new RedisLink(connection, connection.async(), false);
    }
    StatefulRedisConnection<byte[], byte[]> connection =
        ((RedisClient) client).connect(ByteArrayCodec.INSTANCE);
    return new RedisLink(connection, connection.async(), true);
  }

  /** Closes all connections and ends all threads. */
  void close() {
    client.shutdown(Duration.ZERO, SHUTDOWN);
    resources
        .shutdown(0, SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(2 * SHUTDOWN.toMillis());
  }
}
