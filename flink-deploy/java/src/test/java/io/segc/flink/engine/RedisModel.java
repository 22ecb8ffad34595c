package io.segc.flink.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What Redis holds when no time passes for it ({@code redis/write.lua}). */
final class RedisModel {
  private record Entry(String op, long at, String order, long enteredAt, long expiresAt, String[] eventIds) {}

  private final Map<String, Entry> entries = new TreeMap<>();

  void write(String key, Row row) {
    Entry old = entries.get(key);
    if (old != null && (old.at > row.at() || old.at == row.at() && compareOrder(old.order, row.order()) > 0)) {
      return;
    }
    writeNext(key, row);
  }

  /** Writes what comes after all that has been written of the key, and so need not be compared. */
  void writeNext(String key, Row row) {
    entries.put(key, new Entry(row.op(), row.at(), row.order(), row.enteredAt(), row.expiresAt(), row.eventIds()));
  }

  /** As {@code join} and {@code leave} do, of one who writes ahead. */
  void writeAhead(String key, String op, long at, String order, long keptUntil, String eventId) {
    Entry old = entries.get(key);
    if (old != null && (old.at > at || old.at == at && compareOrder(old.order, order) >= 0)) {
      return;
    }
    boolean isHeld = old != null && !old.op.equals("exit") && old.expiresAt > at;
    String[] ids = {eventId};
    if (op.equals("join")) {
      entries.put(key, new Entry("renew", at, order, isHeld ? old.enteredAt : at, keptUntil, ids));
    } else if (isHeld) {
      entries.put(key, new Entry("exit", at, order, old.enteredAt, keptUntil, ids));
    }
  }

  private static int compareOrder(String a, String b) {
    int head = Arrays.compareUnsigned(bytes(a.substring(0, a.lastIndexOf('|'))), bytes(b.substring(0, b.lastIndexOf('|'))));
    return head != 0 ? head : a.substring(a.lastIndexOf('|')).compareTo(b.substring(b.lastIndexOf('|')));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The memberships of a user. */
  Map<String, String> of(String user) {
    Map<String, String> memberships = new TreeMap<>();
    entries.forEach(
        (key, entry) -> {
          if (key.startsWith(user + " ") && !entry.op.equals("exit")) {
            memberships.put(
                key, "since " + entry.enteredAt + " until " + entry.expiresAt + " by " + Arrays.toString(entry.eventIds));
          }
        });
    return memberships;
  }
}
