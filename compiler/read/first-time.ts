import type { EventEnvelope, FirstTime as FirstTimeRule } from '../../rules/vocabulary/index.ts';
import type { FirstTime } from '../ir/first-time.ts';
import type { Reader } from './reader.ts';

/** SEMANTICS §13. */
export function readFirstTime(rule: FirstTimeRule<EventEnvelope>, reader: Reader): FirstTime | null {
  const of = reader.readPart(rule.of, 'what `firstTime` is about', rule);
  return of && { kind: 'firstTime', of };
}
