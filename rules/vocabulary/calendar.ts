/** The parts of an instant that a predicate may ask for. */
interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const noParts: Parts = { year: NaN, month: NaN, day: NaN, weekday: NaN, hour: NaN, minute: NaN };

/** NaN before 1970, where the time zone databases differ, and after 8.64e15, where dates end. */
function partsOf(ts: number, zone: string): Parts {
  if (!(ts >= 0 && ts <= 8.64e15)) return noParts;
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const texts = new Map(format.formatToParts(ts).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(texts.get(type));
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    weekday: weekdays.indexOf(texts.get('weekday') ?? '') + 1,
    hour: number('hour'),
    minute: number('minute'),
  };
}

/**
 * Hour of the day, 0 to 23, of an instant in a time zone.
 *
 * @param ts epoch ms from 0 to 8.64e15; for any other number the result is NaN
 * @param zone name in the IANA time zone database
 * @example when('home', (visit) => hourOf(visit.ts, 'Europe/Berlin') >= 22)
 */
export const hourOf = (ts: number, zone: string): number => partsOf(ts, zone).hour;
/** Minute of the hour, 0 to 59, of an instant (epoch ms, as for `hourOf`) in a time zone. */
export const minuteOf = (ts: number, zone: string): number => partsOf(ts, zone).minute;
/** Day of the week of an instant (epoch ms) in a time zone: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (ts: number, zone: string): number => partsOf(ts, zone).weekday;
/** Day of the month, 1 to 31, of an instant (epoch ms) in a time zone. */
export const dayOf = (ts: number, zone: string): number => partsOf(ts, zone).day;
/** Month, 1 to 12, of an instant (epoch ms) in a time zone. */
export const monthOf = (ts: number, zone: string): number => partsOf(ts, zone).month;
/** Year of an instant (epoch ms) in a time zone. */
export const yearOf = (ts: number, zone: string): number => partsOf(ts, zone).year;

/** The functions above by name: a predicate may call these. */
export const calendar = { hourOf, minuteOf, weekdayOf, dayOf, monthOf, yearOf } as const;
