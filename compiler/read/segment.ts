import type { EventEnvelope, Per as PerRule, Segment as SegmentRule } from '../../rules/vocabulary/index.ts';
import type { Combination } from '../ir/combination.ts';
import type { Segment, Trigger } from '../ir/segment.ts';
import type { Span } from '../ir/span.ts';
import { readBehaviour } from './behaviour.ts';
import { readCombination } from './combination.ts';
import { readDuration } from './duration.ts';
import { readPer } from './per.ts';
import type { Reader } from './reader.ts';
import { isReadable } from './well-formed.ts';

const nowhere: Span = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** SEMANTICS §7. */
export function readSegment(rule: SegmentRule, reader: Reader): Segment | null {
  if (!isReadable(rule)) {
    return reader.report('SEG217', reader.spanOf(rule), {
      found: 'a part of this segment throws when it is looked at',
    });
  }
  if (typeof rule.id !== 'string') {
    return reader.report('SEG216', reader.spanOf(rule), { found: reader.describe(rule.id) });
  }
  const enter = readEnter(rule, reader);
  const exit = rule.exit === undefined ? null : readTrigger(rule.exit, '`exit`', rule, reader);
  const ttlMs = readDuration(rule.ttl, '`ttl`', rule, reader);
  if (enter === null || ttlMs === null || (rule.exit !== undefined && exit === null)) return null;
  return { id: rule.id, enter, exit, ttlMs, span: reader.spanOf(rule) ?? nowhere };
}

function readEnter(rule: SegmentRule, reader: Reader): Trigger | Combination | null {
  const { enter } = rule;
  if (enter?.kind === 'all' || enter?.kind === 'any') return readCombination(enter, rule, reader);
  return readTrigger(enter, '`enter`', rule, reader);
}

function readTrigger(trigger: unknown, where: string, owner: SegmentRule, reader: Reader): Trigger | null {
  const isPer = typeof trigger === 'object' && trigger !== null && (trigger as { kind?: unknown }).kind === 'per';
  if (isPer) return readPer(trigger as PerRule<EventEnvelope>, reader);
  return readBehaviour(trigger, where, owner, reader);
}
