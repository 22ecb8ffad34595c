import type { Behaviour, BehaviourKind } from '../../compiler/ir/behaviour.ts';
import type { Formula } from '../../compiler/ir/combination.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import type { MetricKind, Session } from '../../compiler/ir/session.ts';

/** Where a construct stands in the law and in the vocabulary. */
interface Construct {
  /** Its clause in SEMANTICS.md. */
  readonly clause: string;
  /** What an author writes, as it stands in the clause, in programs and in the tests of refusals. */
  readonly word: string;
}

type Name =
  | Exclude<BehaviourKind, 'session'>
  | `session ${Session['judged']}`
  | `metric ${MetricKind}`
  | `formula ${Exclude<Formula['kind'], 'member'>}`
  | 'per'
  | 'exit';

/** Every construct of the language. The IR's kinds are the keys: one more there does not compile without a row here. */
export const constructs = {
  occurs: { clause: '§3', word: 'when(' },
  count: { clause: '§11', word: 'count(' },
  sequence: { clause: '§12', word: 'sequence(' },
  firstTime: { clause: '§13', word: 'firstTime(' },
  absence: { clause: '§5', word: 'absence(' },
  notSeen: { clause: '§14', word: 'notSeen(' },
  per: { clause: '§15', word: 'per(' },
  'session live': { clause: '§6', word: 'live' },
  'session closed': { clause: '§6', word: 'closed' },
  'metric count': { clause: '§6', word: 'count' },
  'metric distinct': { clause: '§6', word: 'distinct' },
  'metric sum': { clause: '§6', word: 'sum' },
  'metric min': { clause: '§6', word: 'min' },
  'metric max': { clause: '§6', word: 'max' },
  'metric average': { clause: '§6', word: 'average' },
  'formula all': { clause: '§16', word: 'all(' },
  'formula any': { clause: '§16', word: 'any(' },
  'formula not': { clause: '§16', word: 'not(' },
  exit: { clause: '§7', word: 'exit' },
} as const satisfies { readonly [name in Name]: Construct };

/** The constructs that a segment is made of. */
export function constructsOf({ enter, exit }: Segment): ReadonlySet<string> {
  const found = new Set<string>();
  if (enter.kind === 'combination') addFormula(enter.formula, found);
  const triggers = [enter, exit].filter((trigger) => trigger !== null && trigger.kind !== 'combination');
  for (const trigger of triggers) {
    if (trigger.kind === 'per') found.add('per');
    addBehaviour(trigger.kind === 'per' ? trigger.of : trigger, found);
  }
  if (exit !== null) found.add('exit');
  return found;
}

function addFormula(formula: Formula, found: Set<string>): void {
  if (formula.kind === 'member') return;
  found.add(`formula ${formula.kind}`);
  for (const part of formula.kind === 'not' ? [formula.of] : formula.of) addFormula(part, found);
}

function addBehaviour(behaviour: Behaviour, found: Set<string>): void {
  found.add(behaviour.kind === 'session' ? `session ${behaviour.judged}` : behaviour.kind);
  for (const part of partsOf(behaviour)) addBehaviour(part, found);
  if (behaviour.kind === 'session') for (const { kind } of behaviour.metrics) found.add(`metric ${kind}`);
}

function partsOf(behaviour: Behaviour): readonly Behaviour[] {
  switch (behaviour.kind) {
    case 'occurs':
      return [];
    case 'sequence':
      return behaviour.steps;
    case 'absence':
      return [behaviour.after, behaviour.no];
    case 'session':
      return behaviour.metrics.map(({ of }) => of);
    default:
      return [behaviour.of];
  }
}

/** What has been shown of constructs, by name. */
export interface Evidence {
  readonly read: ReadonlySet<string>;
  readonly lowered: ReadonlySet<string>;
  readonly interpreted: ReadonlySet<string>;
  readonly clause: ReadonlySet<string>;
  readonly program: ReadonlySet<string>;
  readonly 'program on Flink': ReadonlySet<string>;
  readonly 'refusal test': ReadonlySet<string>;
}

/** What constructs lack, such as `per: lowered`. */
export const lacking = (names: readonly string[], evidence: Evidence): readonly string[] =>
  names.flatMap((name) =>
    Object.entries(evidence).flatMap(([what, shown]: [string, ReadonlySet<string>]) =>
      shown.has(name) ? [] : [`${name}: ${what}`],
    ),
  );
