package io.segc.flink.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.table.data.RowData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisConnectorTest {
  private static final String PASSWORD = "s3cret@/:";

  private static RedisServer server;

  @BeforeAll
  static void start() throws Exception {
    server = RedisServer.start("--requirepass", PASSWORD);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void takesThePasswordFromTheOptionOrTheUrl() {
    String inUrl = server.url().replace("redis://", "redis://:s3cret%40%2F%3A@");
    assertThat(write(settings(server.url(), PASSWORD)).failedInOrderOf(List.of())).isEmpty();
    assertThat(write(settings(inUrl, null)).permanent).isNull();
  }

  @Test
  void wrongOrNoPasswordIsPermanent() {
    for (String password : new String[] {"other-s3cret", null}) {
      RedisConnector connector = new RedisConnector(settings(server.url(), password));
      Throwable error = catchThrowable(() -> write(connector));
      connector.close();
      Failure failure = error == null ? null : Failure.of(error);
      assertThat(failure).isNotNull();
      assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
      assertThat(failure.code()).isIn("WRONGPASS", "NOAUTH");
      assertThat(new RedisRefusedException(failure)).hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void nobodyListeningIsTransient() {
    RedisConnector connector = new RedisConnector(settings("redis://127.0.0.1:1", null));
    Throwable error = catchThrowable(connector::connect);
    connector.close();
    assertThat(Failure.of(error).kind()).isEqualTo(Failure.Kind.BROKEN);
  }

  @Test
  void settingsDoNotShowThePassword() {
    RedisSettings settings = settings("redis://:s3cret@h:1", "s3cret");
    assertThat(settings.toString()).doesNotContain("s3cret");
    assertThat(new RedisSink(converter(), settings).toString()).doesNotContain("s3cret");
    assertThat(RedisAddress.of(settings).toString()).doesNotContain("s3cret");
  }

  private static ElementConverter<RowData, RedisWrite> converter() {
    return (row, context) -> null;
  }

  private static RedisSettings settings(String url, String password) {
    return new RedisSettings(
        url, null, password, false, 64, Duration.ofSeconds(5), 500, 1, 10_000, Duration.ofMillis(20));
  }

  private static Outcome write(RedisSettings settings) {
    RedisConnector connector = new RedisConnector(settings);
    try {
      return write(connector);
    } finally {
      connector.close();
    }
  }

  private static Outcome write(RedisConnector connector) {
    RedisLink link = connector.connect();
    try {
      long now = System.currentTimeMillis();
      Outcome outcome =
          new BatchSender(link, 64).send(List.of(Writes.enter("u", "vip", now, now + 3_600_000))).join();
      if (outcome.permanent != null) {
        throw new RedisCommandExecutionException(outcome.permanent.code() + " x");
      }
      return outcome;
    } finally {
      link.close().join();
    }
  }
}
