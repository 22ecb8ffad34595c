package io.segc.flink.engine.expression;

import io.segc.flink.expressions.Times;
import java.time.LocalDate;

/** SEMANTICS §9. A part of an instant in a time zone: NaN before 1970 and after the last date of JavaScript. */
final class TimeCall<S> extends Calculation<S> {
  private static final long DAY_MS = 86_400_000;

  enum Part {
    HOUR,
    MINUTE,
    /** 1 is Monday. */
    WEEKDAY,
    DAY,
    MONTH,
    YEAR
  }

  private final Part part;
  private final Value<S> ts;
  private final Value<S> zone;
  private ZoneOffsets offsets;

  TimeCall(Part part, Value<S> ts, Value<S> zone) {
    this.part = part;
    this.ts = ts;
    this.zone = zone;
  }

  @Override
  public double numberOrNaN(S subject) {
    double instant = ts.numberOrNaN(subject);
    if (!(instant >= 0 && instant <= Times.LATEST) || zone.isAbsent(subject)) {
      return Double.NaN;
    }
    String name = (String) zone.of(subject);
    if (offsets == null || !offsets.zone.equals(name)) {
      offsets = new ZoneOffsets(name);
    }
    long local = (long) instant + offsets.at((long) instant);
    long day = Math.floorDiv(local, DAY_MS);
    int ofDay = (int) Math.floorMod(local, DAY_MS);
    return switch (part) {
      case HOUR -> ofDay / 3_600_000;
      case MINUTE -> ofDay / 60_000 % 60;
      // The first day of 1970 was a Thursday.
      case WEEKDAY -> Math.floorMod(day + 3, 7) + 1;
      case DAY -> LocalDate.ofEpochDay(day).getDayOfMonth();
      case MONTH -> LocalDate.ofEpochDay(day).getMonthValue();
      case YEAR -> LocalDate.ofEpochDay(day).getYear();
    };
  }

  @Override
  public boolean isAbsent(S subject) {
    return ts.isAbsent(subject) || zone.isAbsent(subject);
  }
}
