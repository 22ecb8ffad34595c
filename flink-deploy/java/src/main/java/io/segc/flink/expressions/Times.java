package io.segc.flink.expressions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Parts of an instant in a time zone. */
final class Times {
  /** The latest instant that JavaScript has a date for, in epoch ms. */
  private static final double LATEST = 8.64e15;

  private static final ConcurrentHashMap<String, ZoneId> ZONES = new ConcurrentHashMap<>();

  private Times() {}

  /** A part of the instant; NaN before 1970, where the time zone databases differ, and after the last date. */
  static double part(double ts, String zone, ToIntFunction<ZonedDateTime> part) {
    if (!(ts >= 0 && ts <= LATEST)) {
      return Double.NaN;
    }
    ZoneId id = ZONES.computeIfAbsent(zone, name -> ZoneId.of(name, ZoneId.SHORT_IDS));
    return part.applyAsInt(Instant.ofEpochMilli((long) ts).atZone(id));
  }
}
