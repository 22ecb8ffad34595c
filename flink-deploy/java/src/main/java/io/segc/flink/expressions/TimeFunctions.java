package io.segc.flink.expressions;

import io.segc.flink.planning.PlannedScalarFunction;
import java.time.ZonedDateTime;
import java.util.function.ToIntFunction;

/** Parts of an instant (epoch ms) in a time zone, as {@code rules/vocabulary/calendar.ts} has them. NULL gives NULL. */
public final class TimeFunctions {
  private TimeFunctions() {}

  /** Hour of the day, 0 to 23. */
  public static class HourOf extends PlannedScalarFunction {
    public Double eval(Double ts, String zone) {
      return part(ts, zone, ZonedDateTime::getHour);
    }
  }

  /** Minute of the hour, 0 to 59. */
  public static class MinuteOf extends PlannedScalarFunction {
    public Double eval(Double ts, String zone) {
      return part(ts, zone, ZonedDateTime::getMinute);
    }
  }

  /** 1 is Monday, 7 is Sunday. */
  public static class WeekdayOf extends PlannedScalarFunction {
    public Double eval(Double ts, String zone) {
      return part(ts, zone, time -> time.getDayOfWeek().getValue());
    }
  }

  /** Day of the month, 1 to 31. */
  public static class DayOf extends PlannedScalarFunction {
    public Double eval(Double ts, String zone) {
      return part(ts, zone, ZonedDateTime::getDayOfMonth);
    }
  }

  /** Month, 1 to 12. */
  public static class MonthOf extends PlannedScalarFunction {
    public Double eval(Double ts, String zone) {
      return part(ts, zone, ZonedDateTime::getMonthValue);
    }
  }

  /** Year. */
  public static class YearOf extends PlannedScalarFunction {
    public Double eval(Double ts, String zone) {
      return part(ts, zone, ZonedDateTime::getYear);
    }
  }

  private static Double part(Double ts, String zone, ToIntFunction<ZonedDateTime> part) {
    return ts == null ? null : Double.valueOf(Times.part(ts, zone, part));
  }
}
