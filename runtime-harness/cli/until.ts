import { InvalidArgumentError } from 'commander';

/** Where a replay stops: at an instant in epoch ms, or where the recording's last event is. */
export type Until = number | 'last-event';

/** Reads the value of `--until`. A date-time needs its zone: what is meant must not depend on the machine. */
export function parseUntil(text: string): Until {
  if (text === 'last-event') return text;
  const instant = /^\d+$/.test(text) ? Number(text) : isoDateTime.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isSafeInteger(instant) && instant >= 0) return instant;
  throw new InvalidArgumentError(
    'It must be epoch milliseconds, a date-time with zone such as 2026-01-01T00:00:00Z, or "last-event".',
  );
}

const isoDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
