import { formatInstant } from '../timeline/explain-difference.ts';
import { printable, readable } from '../timeline/readable.ts';
import type { ReadCounts } from './read-for-playing.ts';

/** What was wrong with the input, for standard error; empty when nothing was. */
export function describeInput({ late, firstLate, dead, firstDead }: ReadCounts): string {
  const lines: string[] = [];
  if (late > 0) lines.push(`${count(late, 'late event')}: behind event time by more than the lateness, without effect`);
  for (const { eventId, userId, ts } of firstLate) {
    lines.push(`  ${readable(eventId)} of ${readable(userId)} at ${formatInstant(ts)}`);
  }
  if (late > firstLate.length) lines.push('  …');
  if (dead > 0) lines.push(`${count(dead, 'dead letter')}: no events`);
  for (const { line, cause } of firstDead) lines.push(`  line ${line}: ${printable(cause)}`);
  if (dead > firstDead.length) lines.push('  …');
  return lines.map((line) => `${line}\n`).join('');
}

/** `1 event`, `2 events`; of a noun that has another plural, that one. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
