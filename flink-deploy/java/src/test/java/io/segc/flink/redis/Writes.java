package io.segc.flink.redis;

import java.nio.charset.StandardCharsets;

/** Writes for tests. */
final class Writes {
  private Writes() {}

  static RedisWrite enter(String user, String segment, long at, long expiresAt) {
    return of(user, segment, Op.ENTER, at, "2|e" + at + "|0", expiresAt);
  }

  static RedisWrite renew(String user, String segment, long at, long expiresAt) {
    return of(user, segment, Op.RENEW, at, "2|e" + at + "|0", expiresAt);
  }

  static RedisWrite exit(String user, String segment, long at, long keptUntil) {
    return of(user, segment, Op.EXIT, at, "2|e" + at + "|1", keptUntil);
  }

  static RedisWrite join(String user, String segment, long at, long expiresAt) {
    return of(user, segment, Op.JOIN, at, "2|e" + at + "|0", expiresAt);
  }

  static RedisWrite leave(String user, String segment, long at, long keptUntil) {
    return of(user, segment, Op.LEAVE, at, "2|e" + at + "|1", keptUntil);
  }

  static RedisWrite of(String user, String segment, Op op, long at, String order, long expiresAt) {
    return of(user, segment, op, at, order, expiresAt, RedisWrite.UNTOLD);
  }

  static RedisWrite of(String user, String segment, Op op, long at, String order, long expiresAt, long enteredAt) {
    return new RedisWrite(
        utf8(user), utf8(segment), op, at, expiresAt, utf8(order), utf8("[\"e" + at + "\"]"), utf8("\"r1\""), enteredAt);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
