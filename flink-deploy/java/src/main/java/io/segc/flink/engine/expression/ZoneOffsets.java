package io.segc.flink.engine.expression;

import io.segc.flink.expressions.Times;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** The offsets of a time zone, of which it remembers the last one asked for and how long it is in force. */
final class ZoneOffsets {
  final String zone;
  private final ZoneRules rules;
  /** From {@code from} until before {@code until}, epoch ms. */
  private long from = 0;

  private long until = 0;
  private long offset = 0;

  ZoneOffsets(String zone) {
    this.zone = zone;
    this.rules = Times.zone(zone).getRules();
  }

  /** What local time is ahead of UTC, in ms. */
  long at(long ts) {
    if (ts < from || ts >= until) {
      find(ts);
    }
    return offset;
  }

  private void find(long ts) {
    Instant instant = Instant.ofEpochMilli(ts);
    // A transition at this very instant is one before the next ms.
    ZoneOffsetTransition before = rules.previousTransition(instant.plusMillis(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    offset = rules.getOffset(instant).getTotalSeconds() * 1000L;
    from = before == null ? Long.MIN_VALUE : before.toEpochSecond() * 1000;
    until = after == null ? Long.MAX_VALUE : after.toEpochSecond() * 1000;
  }
}
