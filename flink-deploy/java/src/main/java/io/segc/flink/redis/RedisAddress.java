package io.segc.flink.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.StaticCredentialsProvider;

/** Makes Lettuce's address out of the settings. */
final class RedisAddress {
  private RedisAddress() {}

  /**
   * Reads the address.
   *
   * @throws IllegalArgumentException when it is none; the message does not repeat it, it may hold a password
   */
  static RedisURI of(RedisSettings settings) {
    RedisURI uri = null;
    String url = settings.url();
    if (url.startsWith("redis://") || url.startsWith("rediss://")) {
      try {
        uri = RedisURI.create(url);
      } catch (RuntimeException e) {
        // Its message holds the address.
      }
    }
    if (uri == null || uri.getHost() == null || uri.getHost().isEmpty()) {
      throw new IllegalArgumentException(
          "The option 'url' must be redis://[[user]:password@]host[:port][/database] or rediss://...");
    }
    if (settings.password() != null) {
      uri.setCredentialsProvider(
          new StaticCredentialsProvider(settings.username(), settings.password().toCharArray()));
    }
    uri.setTimeout(settings.commandTimeout());
    return uri;
  }
}
