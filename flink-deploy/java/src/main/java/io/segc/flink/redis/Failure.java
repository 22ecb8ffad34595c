package io.segc.flink.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a failed command means for the sink.
 *
 * @param kind what to do about it
 * @param code Redis's error word or the exception's class; holds no user data
 */
record Failure(Kind kind, String code) {
  enum Kind {
    /** The script is not cached there. */
    NO_SCRIPT,
    /** Redis answers and will take the write later. */
    BUSY,
    /** The connection is gone or does not answer: a new one is needed. */
    BROKEN,
    /** No retry will help. */
    PERMANENT
  }

  private static final Set<String> TRANSIENT =
      Set.of(
          "LOADING", "READONLY", "MOVED", "ASK", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN", "BUSY",
          "OOM", "NOREPLICAS", "MISCONF", "UNKILLABLE");

  /** Redis 6 wraps what a command in a script answered: "ERR Error running script ...: @user_script: 5: -OOM ...". */
  private static final Pattern IN_SCRIPT =
      Pattern.compile("@user_script:\\s*\\d+:\\s*-?([A-Z][A-Z0-9]{2,})\\b(?!.*@user_script)");

  static Failure of(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof RedisCommandExecutionException) {
        return ofReply(String.valueOf(e.getMessage()));
      }
    }
    Throwable e = error;
    while ((e instanceof CompletionException || e instanceof ExecutionException)
        && e.getCause() != null) {
      e = e.getCause();
    }
    boolean io =
        e instanceof RedisException
            || e instanceof IOException
            || e instanceof TimeoutException
            || e instanceof CancellationException;
    return new Failure(io ? Kind.BROKEN : Kind.PERMANENT, e.getClass().getSimpleName());
  }

  private static Failure ofReply(String message) {
    if (message.startsWith("ERR max number of clients")) {
      return new Failure(Kind.BROKEN, "max number of clients reached");
    }
    String code = message.split("[ :]", 2)[0];
    Matcher inScript = IN_SCRIPT.matcher(message);
    if (code.equals("ERR") && inScript.find()) {
      code = inScript.group(1);
    }
    if (code.equals("NOSCRIPT")) {
      return new Failure(Kind.NO_SCRIPT, code);
    }
    if (code.equals("READONLY") || code.equals("LOADING")) {
      // A demoted or restarting server: after a failover the address may lead to another one.
      return new Failure(Kind.BROKEN, code);
    }
    return new Failure(TRANSIENT.contains(code) ? Kind.BUSY : Kind.PERMANENT, code);
  }

  /** What to tell whoever reads the job's failure. */
  String advice() {
    return switch (code) {
      case "WRONGTYPE" ->
          "a key under seg: holds another type; this database is used by something else";
      case "NOAUTH" -> "Redis wants a password and none was given";
      case "WRONGPASS" -> "Redis does not accept the user name and password";
      case "NOPERM" -> "the Redis user may not run these commands on keys seg:*";
      default -> "no retry will help";
    };
  }
}
