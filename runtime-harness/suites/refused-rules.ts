import type { BehaviourKind } from '../../compiler/ir/behaviour.ts';
import type { Formula } from '../../compiler/ir/combination.ts';
import type { MetricKind, Session } from '../../compiler/ir/session.ts';
import type { Group } from './constructs.ts';

/** A rule that looks much like a right one, and the code of the complaint about it. */
export interface RefusedRule {
  /** A description of a segment in TypeScript; `other` is a segment. */
  readonly text: string;
  readonly code: string;
}

type Named =
  | `behaviour ${BehaviourKind}`
  | `session ${Session['judged']}`
  | `metric ${MetricKind}`
  | `formula ${Formula['kind']}`
  | `membership ${'enter' | 'exit' | 'ttlMs'}`;

/** Of these each kind is refused for the same reason, so that one will do. */
type Whole = Exclude<
  Group,
  'behaviour' | 'session' | 'metric' | 'formula' | 'membership' | 'expression' | 'operator' | 'list' | 'function'
>;

const entering = (behaviour: string, code: string): RefusedRule => ({
  text: `{ enter: ${behaviour}, ttl: hours(1) }`,
  code,
});
const judged = (metrics: string, code: string) =>
  entering(`session({ gap: minutes(1), ${metrics}, live: (visit) => visit.some !== 3 })`, code);
const ofText = (kind: string) => judged(`${kind}: { some: each('view', (view) => view.product) as never }`, 'SEG213');

/** Rules that are refused, by the construct that they misuse. Predicates have theirs in `compiler/read/support.ts`. */
export const refusedRules: { readonly [Key in Named | Whole]: RefusedRule } = {
  'behaviour occurs': entering('when([])', 'SEG206'),
  'behaviour count': entering("count({ of: when('view'), atLeast: 0, within: minutes(1) })", 'SEG208'),
  'behaviour sequence': entering("sequence({ steps: [when('view')], within: minutes(1) })", 'SEG209'),
  'behaviour firstTime': entering('firstTime(undefined as never)', 'SEG215'),
  'behaviour absence': entering("absence({ after: when('add'), no: when('buy'), for: minutes(0) })", 'SEG203'),
  'behaviour notSeen': entering('notSeen({ for: minutes(-1) })', 'SEG203'),
  'behaviour session': entering('session({ gap: minutes(0), live: (visit) => visit.events > 3 })', 'SEG203'),
  'session live': entering('session({ gap: minutes(1), live: () => Math.random() > 0.5 })', 'SEG303'),
  'session closed': entering(
    "session({ gap: minutes(1), closed: (visit) => visit.events.toFixed() === '1' })",
    'SEG301',
  ),
  'metric count': judged("count: { duration: when('view') }, sum: { some: each('add', (add) => add.price) }", 'SEG205'),
  'metric distinct': judged("distinct: { some: each('view', (view) => view.product?.normalize()) }", 'SEG301'),
  'metric sum': ofText('sum'),
  'metric min': ofText('min'),
  'metric max': ofText('max'),
  'metric average': ofText('average'),
  'formula member': entering("all(when('view') as never)", 'SEG214'),
  'formula all': entering('all(...([] as unknown as [typeof other]))', 'SEG214'),
  'formula any': entering('any(other, not(other))', 'SEG504'),
  'formula not': entering('not(other) as never', 'SEG215'),
  'membership enter': entering('undefined as never', 'SEG215'),
  'membership exit': { text: "{ enter: when('view'), exit: 'never' as never, ttl: hours(1) }", code: 'SEG215' },
  'membership ttlMs': { text: "{ enter: when('view'), ttl: hours(0) }", code: 'SEG203' },
  enter: entering('other as never', 'SEG215'),
  exit: { text: "{ enter: when('view'), exit: all(other) as never, ttl: hours(1) }", code: 'SEG215' },
  per: entering("per('price' as 'product', when('view'))", 'SEG210'),
  'count of': entering(
    'count({ of: notSeen({ for: minutes(1) }) as never, atLeast: 2, within: minutes(1) })',
    'SEG207',
  ),
  'step of': entering(
    "sequence({ steps: [when('view'), notSeen({ for: minutes(1) }) as never], within: minutes(1) })",
    'SEG207',
  ),
  'first time of': entering('firstTime(notSeen({ for: minutes(1) }) as never)', 'SEG207'),
  'not seen of': entering('notSeen({ of: notSeen({ for: minutes(1) }) as never, for: minutes(1) })', 'SEG207'),
  'absence after': entering(
    "absence({ after: notSeen({ for: minutes(1) }) as never, no: when('buy'), for: minutes(1) })",
    'SEG207',
  ),
  'absence of': entering(
    "absence({ after: when('add'), no: notSeen({ for: minutes(1) }) as never, for: minutes(1) })",
    'SEG207',
  ),
};
