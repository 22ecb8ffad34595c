package io.segc.flink.redis;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The current connection of one writer, opened when needed and replaced when broken. Thread-safe. */
final class RedisClientLoop {
  private static final long CLOSE_MS = 1_000;

  private final RedisConnector connector;
  private final ScheduledExecutorService thread;
  private CompletableFuture<RedisLink> current;
  private boolean closed;

  RedisClientLoop(RedisConnector connector) {
    this.connector = connector;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "segc-redis-connect");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The open connection, or the one being opened; fails when it cannot be opened. */
  synchronized CompletableFuture<RedisLink> link() {
    if (current != null && current.isDone()) {
      RedisLink link = current.isCompletedExceptionally() ? null : current.join();
      if (link == null || !link.isOpen()) {
        drop(current);
      }
    }
    if (current == null) {
      current = closed
          ? CompletableFuture.failedFuture(new CancellationException())
          : CompletableFuture.supplyAsync(connector::connect, thread);
    }
    return current;
  }

  /** Closes a connection that failed, so that the next batch gets another. */
  synchronized void discard(RedisLink link) {
    if (current != null
        && current.isDone()
        && !current.isCompletedExceptionally()
        && current.join() == link) {
      drop(current);
    }
  }

  private void drop(CompletableFuture<RedisLink> future) {
    current = null;
    future.thenAccept(RedisLink::close);
  }

  void later(Runnable task, long ms) {
    try {
      thread.schedule(task, ms, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed: nobody waits for the retry any more, its writes are in the last checkpoint.
    }
  }

  void close() {
    CompletableFuture<RedisLink> last;
    synchronized (this) {
      closed = true;
      last = current;
      current = null;
    }
    thread.shutdownNow();
    if (last != null) {
      // One that is still being opened is closed by the connector.
      closeQuietly(last);
    }
    connector.close();
  }

  private static void closeQuietly(CompletableFuture<RedisLink> opened) {
    if (!opened.isDone() || opened.isCompletedExceptionally()) {
      return;
    }
    try {
      opened.join().close().get(CLOSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // It is thrown away either way.
    }
  }
}
