package io.segc.flink.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NOSCRIPT No matching script. Please use EVAL. | NO_SCRIPT | NOSCRIPT",
        "LOADING Redis is loading the dataset in memory | BROKEN | LOADING",
        "READONLY You can't write against a read only replica. | BROKEN | READONLY",
        "OOM command not allowed when used memory > 'maxmemory'. | BUSY | OOM",
        "MOVED 1 127.0.0.1:7000 | BUSY | MOVED",
        "CLUSTERDOWN Hash slot not served | BUSY | CLUSTERDOWN",
        "BUSY Redis is busy running a script. | BUSY | BUSY",
        "MISCONF Redis is configured to save RDB snapshots | BUSY | MISCONF",
        "ERR max number of clients reached | BROKEN | max number of clients reached",
        "ERR Error running script (call to f_1): @user_script:57: @user_script: 57: -OOM command not allowed | BUSY | OOM",
        "ERR Error running script (call to f_1): @user_script:57: WRONGTYPE Operation against a key | PERMANENT | WRONGTYPE",
        "ERR Error running script (call to f_1): @user_script:5: attempt to index a nil value | PERMANENT | ERR",
        "WRONGTYPE Operation against a key holding the wrong kind of value script: f, on @user_script:57. | PERMANENT | WRONGTYPE",
        "OOM command not allowed script: f, on @user_script:57. | BUSY | OOM",
        "WRONGPASS invalid username-password pair or user is disabled. | PERMANENT | WRONGPASS",
        "NOAUTH Authentication required. | PERMANENT | NOAUTH",
        "NOPERM this user has no permissions to run the 'evalsha' command | PERMANENT | NOPERM",
      })
  void repliesAreToldApart(String message, Failure.Kind kind, String code) {
    Failure failure = Failure.of(new CompletionException(new RedisCommandExecutionException(message)));
    assertThat(failure).isEqualTo(new Failure(kind, code));
  }

  @Test
  void networkTroubleIsTransientAndOurOwnErrorsAreNot() {
    assertThat(Failure.of(new RedisCommandTimeoutException("x")).kind()).isEqualTo(Failure.Kind.BROKEN);
    assertThat(Failure.of(new RedisConnectionException("x", new java.net.ConnectException())).kind())
        .isEqualTo(Failure.Kind.BROKEN);
    assertThat(Failure.of(new java.util.concurrent.CancellationException()).kind())
        .isEqualTo(Failure.Kind.BROKEN);
    assertThat(Failure.of(new NullPointerException()).kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(
            Failure.of(new RedisConnectionException("x", new RedisCommandExecutionException("WRONGPASS no")))
                .kind())
        .isEqualTo(Failure.Kind.PERMANENT);
  }
}
