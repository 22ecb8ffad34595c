import type { Behaviour as BehaviourRule, EventEnvelope } from '../../rules/vocabulary/index.ts';
import type { Behaviour, BehaviourKind, EventBehaviour } from '../ir/behaviour.ts';
import { placed } from '../ir/place.ts';
import { readAbsence } from './absence.ts';
import { readCount } from './count.ts';
import { kindOf } from './describe-rule.ts';
import { readFirstTime } from './first-time.ts';
import { readNotSeen } from './not-seen.ts';
import { readOccurs } from './occurs.ts';
import type { Reader } from './reader.ts';
import { readSequence } from './sequence.ts';
import { readSession } from './session.ts';
import { isWellFormed } from './well-formed.ts';

type RuleOf<K extends BehaviourKind> = Extract<BehaviourRule<EventEnvelope>, { kind: K }>;

/** One reader per behaviour: a kind without a row does not compile. */
const readers: { readonly [K in BehaviourKind]: (rule: RuleOf<K>, reader: Reader) => Behaviour | null } = {
  occurs: readOccurs,
  count: readCount,
  sequence: readSequence,
  firstTime: readFirstTime,
  absence: readAbsence,
  notSeen: readNotSeen,
  session: readSession,
};

/** How many behaviours may stand in one another: the names of their views, which tell the path, are at most 128 characters. */
const deepest = 5;

const isBehaviour = (rule: unknown): rule is BehaviourRule<EventEnvelope> =>
  typeof rule === 'object' && rule !== null && Object.hasOwn(readers, kindOf(rule));

/**
 * A behaviour of any kind.
 *
 * @param where names the place it stands in, for a complaint about what is no behaviour
 * @param owner the vocabulary object that has it
 */
export function readBehaviour(rule: unknown, where: string, owner: object, reader: Reader): Behaviour | null {
  const at = reader.spanOf(owner);
  if (!isBehaviour(rule)) return reader.report('SEG215', at, { where, found: reader.describe(rule) });
  if (!isWellFormed(rule)) {
    return reader.report('SEG215', at, { where, found: `${reader.describe(rule)} with parts that are not its own` });
  }
  if (reader.inside.has(rule)) return reader.report('SEG215', at, { where, found: 'a part of itself' });
  if (reader.inside.size === deepest) return reader.report('SEG218', reader.spanOf(rule) ?? at, { deepest });
  reader.inside.add(rule);
  const read = readers[rule.kind] as (rule: BehaviourRule<EventEnvelope>, reader: Reader) => Behaviour | null;
  const behaviour = read(rule, reader);
  reader.inside.delete(rule);
  return behaviour && placed(behaviour, reader.spanOf(rule));
}

/** A behaviour that is a part of another, and so must hold at an event. */
export function readPart(rule: unknown, where: string, owner: object, reader: Reader): EventBehaviour | null {
  if (isBehaviour(rule) && rule.holds !== 'at an event') {
    return reader.report('SEG207', reader.spanOf(rule) ?? reader.spanOf(owner), {
      where,
      found: reader.describe(rule),
    });
  }
  return readBehaviour(rule, where, owner, reader) as EventBehaviour | null;
}
