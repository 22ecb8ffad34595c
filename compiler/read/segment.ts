import type {
  Behaviour as BehaviourRule,
  EventEnvelope,
  Segment as SegmentRule,
} from '../../rules/vocabulary/index.ts';
import type { Behaviour } from '../ir/behaviour.ts';
import type { Segment } from '../ir/segment.ts';
import type { Span } from '../ir/span.ts';
import { readAbsence } from './absence.ts';
import { readDuration } from './duration.ts';
import { readOccurs } from './occurs.ts';
import type { Reader } from './reader.ts';
import { readSession } from './session.ts';

type RuleOf<K extends Behaviour['kind']> = Extract<BehaviourRule<EventEnvelope>, { kind: K }>;

/** One reader per behaviour: a kind without a row does not compile. */
const readers: { readonly [K in Behaviour['kind']]: (rule: RuleOf<K>, reader: Reader) => Behaviour | null } = {
  occurs: readOccurs,
  absence: readAbsence,
  session: readSession,
};

const nowhere: Span = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** SEMANTICS §7. */
export function readSegment(rule: SegmentRule, reader: Reader): Segment | null {
  const read = readers[rule.enter.kind] as (rule: BehaviourRule<EventEnvelope>, reader: Reader) => Behaviour | null;
  const enter = read(rule.enter, reader);
  const exit = rule.exit === undefined ? null : readOccurs(rule.exit, reader);
  const ttlMs = readDuration(rule.ttl, '`ttl`', rule, reader);
  if (enter === null || ttlMs === null || (rule.exit !== undefined && exit === null)) return null;
  return { id: rule.id, enter, exit, ttlMs, span: reader.spanOf(rule) ?? nowhere };
}
