import type { Count as CountRule, EventEnvelope } from '../../rules/vocabulary/index.ts';
import type { Count } from '../ir/count.ts';
import { readDuration } from './duration.ts';
import type { Reader } from './reader.ts';

/** SEMANTICS §11. */
export function readCount(rule: CountRule<EventEnvelope>, reader: Reader): Count | null {
  const of = reader.readPart(rule.of, '`of`', rule);
  const withinMs = readDuration(rule.within, '`within`', rule, reader);
  const { atLeast } = rule;
  const whole = Number.isSafeInteger(atLeast) && atLeast >= 1;
  if (!whole)
    reader.report('SEG208', reader.spanOf(rule), {
      atLeast: typeof atLeast === 'number' ? String(atLeast) : reader.describe(atLeast),
    });
  if (of === null || withinMs === null || !whole) return null;
  return { kind: 'count', of, atLeast, withinMs };
}
