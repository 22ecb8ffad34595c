package io.segc.flink.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One connection (of a cluster: one per node) on which script calls are pipelined. */
final class RedisLink {
  private final StatefulConnection<byte[], byte[]> connection;
  private final RedisScriptingAsyncCommands<byte[], byte[]> commands;
  private final boolean flushes;

  /**
   * Wraps a connection.
   *
   * @param flushes whether commands go out when {@link StatefulConnection#flushCommands} is called
   */
  RedisLink(
      StatefulConnection<byte[], byte[]> connection,
      RedisScriptingAsyncCommands<byte[], byte[]> commands,
      boolean flushes) {
    this.connection = connection;
    this.commands = commands;
    this.flushes = flushes;
    connection.setAutoFlushCommands(!flushes);
  }

  /** The answer to one call: a value or an error. */
  record Reply(Long value, Throwable error) {}

  boolean isOpen() {
    return connection.isOpen();
  }

  /**
   * Calls a script many times, in order.
   *
   * @return the replies in the same order; never completes exceptionally
   */
  CompletableFuture<List<Reply>> callAll(RedisScript script, List<ScriptCall> calls) {
    return send(calls, call -> commands.evalsha(script.digest, ScriptOutputType.INTEGER, call.keys(), call.args()))
        .thenCompose(replies -> loadAndRepeat(script, calls, replies));
  }

  private CompletableFuture<List<Reply>> loadAndRepeat(
      RedisScript script, List<ScriptCall> calls, List<Reply> replies) {
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      Throwable error = replies.get(i).error();
      if (error != null && Failure.of(error).kind() == Failure.Kind.NO_SCRIPT) {
        unknown.add(i);
      }
    }
    if (unknown.isEmpty()) {
      return CompletableFuture.completedFuture(replies);
    }
    List<ScriptCall> again = unknown.stream().map(calls::get).toList();
    return send(again, call -> commands.eval(script.text, ScriptOutputType.INTEGER, call.keys(), call.args()))
        .thenApply(
            repeated -> {
              List<Reply> all = new ArrayList<>(replies);
              for (int i = 0; i < repeated.size(); i++) {
                all.set(unknown.get(i), repeated.get(i));
              }
              return all;
            });
  }

  private interface Sender {
    RedisFuture<Long> send(ScriptCall call);
  }

  private CompletableFuture<List<Reply>> send(List<ScriptCall> calls, Sender sender) {
    List<CompletableFuture<Reply>> sent = new ArrayList<>(calls.size());
    for (ScriptCall call : calls) {
      sent.add(sendOne(call, sender));
    }
    if (flushes) {
      connection.flushCommands();
    }
    return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
        .thenApply(all -> sent.stream().map(CompletableFuture::join).toList());
  }

  private static CompletableFuture<Reply> sendOne(ScriptCall call, Sender sender) {
    try {
      return sender.send(call).toCompletableFuture().handle(Reply::new);
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(new Reply(null, e));
    }
  }

  /** Closes the connection; calls without an answer fail. */
  CompletableFuture<Void> close() {
    return connection.closeAsync();
  }
}
