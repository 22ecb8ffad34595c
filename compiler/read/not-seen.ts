import type { EventEnvelope, NotSeen as NotSeenRule } from '../../rules/vocabulary/index.ts';
import type { NotSeen } from '../ir/not-seen.ts';
import { readDuration } from './duration.ts';
import type { Reader } from './reader.ts';

/** SEMANTICS §14. */
export function readNotSeen(rule: NotSeenRule<EventEnvelope>, reader: Reader): NotSeen | null {
  const anyEvent = { kind: 'occurs', types: Object.keys(reader.schema.types).sort(), where: null } as const;
  const of = rule.of === null ? anyEvent : reader.readPart(rule.of, '`of`', rule);
  const forMs = readDuration(rule.for, '`for`', rule, reader);
  return of === null || forMs === null ? null : { kind: 'notSeen', of, forMs };
}
