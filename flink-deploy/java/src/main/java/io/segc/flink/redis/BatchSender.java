package io.segc.flink.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Sends one batch in two pipelined steps: memberships and details first, then, for the writes that took
 * effect, the reverse index. A write whose second step fails is repeated as a whole; it is then equal to what
 * is stored, takes effect again and mends the index.
 *
 * <p>Who writes ahead ({@link Op#isAhead}) leaves the index to the one who decides: two writers could not keep its steps in order.
 */
final class BatchSender {
  private final RedisLink link;
  private final int shards;

  BatchSender(RedisLink link, int shards) {
    this.link = link;
    this.shards = shards;
  }

  /** Sends writes of different keys; never completes exceptionally for what Redis or the network does. */
  CompletableFuture<Outcome> send(List<RedisWrite> batch) {
    Outcome outcome = new Outcome(link);
    return link.callAll(RedisScript.WRITE, batch.stream().map(ScriptCall::write).toList())
        .thenCompose(replies -> sendIndex(batch, replies, outcome));
  }

  private CompletableFuture<Outcome> sendIndex(
      List<RedisWrite> batch, List<RedisLink.Reply> replies, Outcome outcome) {
    List<RedisWrite> effective = new ArrayList<>(batch.size());
    List<ScriptCall> calls = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      RedisWrite write = batch.get(i);
      RedisLink.Reply reply = replies.get(i);
      if (reply.error() != null) {
        outcome.failed(write, reply.error());
      } else if (reply.value() == ScriptCall.DROPPED) {
        outcome.dropped++;
      } else if (!write.op.isAhead()) {
        effective.add(write);
        calls.add(ScriptCall.index(write, reply.value() == ScriptCall.MEMBER, shards));
      }
    }
    return link.callAll(RedisScript.INDEX, calls)
        .thenApply(
            indexed -> {
              for (int i = 0; i < indexed.size(); i++) {
                if (indexed.get(i).error() != null) {
                  outcome.failed(effective.get(i), indexed.get(i).error());
                }
              }
              return outcome;
            });
  }
}
