import type { Duration } from '../../rules/vocabulary/index.ts';
import type { Reader } from './reader.ts';

/** The longest duration: ten years of 365 days, in ms. */
const longest = 3650 * 86_400_000;

/** A duration in ms, checked. `what` names it in a complaint, `owner` is the vocabulary object that holds it. */
export function readDuration(duration: Duration, what: string, owner: object, reader: Reader): number | null {
  // Whoever gets around the types may give anything.
  const ms = typeof duration === 'number' ? (duration as number) : Number.NaN;
  if (Number.isInteger(ms) && ms > 0 && ms <= longest) return ms;
  return reader.report('SEG203', reader.spanOf(owner), { what, ms });
}
