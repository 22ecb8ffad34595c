/** A part of an instant in a time zone, by its name in `Intl`. */
type Part = 'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute';

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** The latest instant that JavaScript has a date for, epoch ms. */
const latest = 8.64e15;

/** SEMANTICS §9. The reference's own reading of `rules/vocabulary/calendar.ts`: NaN before 1970 and after the last date. */
export function partOfTime(part: Part): (ts: number, zone: string) => number {
  return (ts, zone) => {
    if (!(ts >= 0 && ts <= latest)) return Number.NaN;
    const text = formatOf(zone)
      .formatToParts(ts)
      .find(({ type }) => type === part)?.value;
    return part === 'weekday' ? weekdays.indexOf(text ?? '') + 1 : Number(text);
  };
}

function formatOf(zone: string): Intl.DateTimeFormat {
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
  return format;
}
