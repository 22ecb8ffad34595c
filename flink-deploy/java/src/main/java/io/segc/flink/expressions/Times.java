package io.segc.flink.expressions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Parts of an instant in a time zone. */
public final class Times {
  /** The latest instant that JavaScript has a date for, in epoch ms. */
  public static final double LATEST = 8.64e15;

  private static final ConcurrentHashMap<String, ZoneId> ZONES = new ConcurrentHashMap<>();

  private Times() {}

  /** The time zone of a name that {@code Intl} knows. */
  public static ZoneId zone(String name) {
    return ZONES.computeIfAbsent(name, id -> ZoneId.of(id, ZoneId.SHORT_IDS));
  }

  /** A part of the instant; NaN before 1970, where the time zone databases differ, and after the last date. */
  static double part(double ts, String zone, ToIntFunction<ZonedDateTime> part) {
    if (!(ts >= 0 && ts <= LATEST)) {
      return Double.NaN;
    }
    return part.applyAsInt(Instant.ofEpochMilli((long) ts).atZone(zone(zone)));
  }
}
