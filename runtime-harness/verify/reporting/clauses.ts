import type { Segment } from '../../../compiler/ir/segment.ts';
import { type Difference, subjectOf } from '../../timeline/diff.ts';
import type { Finding } from '../report.ts';
import { expressionsOf, type Part, partsIn, partsOf } from './parts.ts';

/** A clause of SEMANTICS.md. */
export interface Clause {
  /** Its number, as in `SEMANTICS §5`. */
  readonly section: number;
  /** Its heading. */
  readonly title: string;
  /** What it demands, in one sentence without a full stop. */
  readonly law: string;
}

const laws = {
  event: [
    1,
    'Event',
    'a message counts when it is an event as the source declares it; any other is a dead letter and changes nothing',
  ],
  order: [
    2,
    'Order, copies, time marks',
    'events are ordered by their time, then by the bytes of their id, whichever arrives first; a copy counts once',
  ],
  occurs: [
    3,
    'An event where a predicate holds',
    '`when` holds at an event of one of its types for which its predicate is true',
  ],
  instant: [
    4,
    'One instant',
    'at one instant the end by ttl comes first, then deadlines, then events; what comes exactly at the end of a span is too late for it',
  ],
  absence: [
    5,
    'Absence',
    'each `after` starts the clock anew and a `no` stops it; once it has run for the whole `for`, the absence holds at that instant, by the `after` that started it last',
  ],
  session: [
    6,
    'Session',
    'events at most `gap` apart belong together, exactly `gap` included; the session ends one `gap` after its last event',
  ],
  membership: [
    7,
    'Membership',
    'an enter or a renewal sets the expiry to its instant + ttl, at the expiry the membership ends by itself, and an exit matters only to who is inside',
  ],
  late: [8, 'Late', 'an event at most the lateness behind the newest one counts, 1 ms more and it changes nothing'],
  values: [
    9,
    'Values',
    'a predicate has the value that TypeScript gives it, with an absent field as `undefined`, and one that is absent counts as false',
  ],
  count: [
    11,
    'Count',
    'a count holds at an event when enough of them, itself included, lie less than `within` before it',
  ],
  sequence: [
    12,
    'Sequence',
    'a chain has one event for each step in strictly rising order, the last less than `within` after the first; the latest chain decides',
  ],
  firstTime: [13, 'First time', 'it holds at the first event of the user for which this is so, and never again'],
  notSeen: [
    14,
    'Not seen',
    'each sighting starts the clock anew; once it has run for the whole `for`, the behaviour holds at that instant',
  ],
  per: [
    15,
    'Per',
    'the events with one value of the field are judged as if they were all that the user did; events without the field are left out',
  ],
  combination: [
    16,
    'Combination',
    'the formula is judged once at each instant at which a membership that it looks at changes, after all else of that instant',
  ],
} as const satisfies { readonly [name: string]: readonly [number, string, string] };

type Law = keyof typeof laws;

function clause(name: Law): Clause {
  const [section, title, law] = laws[name];
  return { section, title, law };
}

/** Every clause that a report may name. */
export const allClauses: readonly Clause[] = (Object.keys(laws) as Law[]).map(clause);

/** The clauses that say what a segment means: those of its parts, §9 when it has predicates, and §7; by number. */
export function clausesOf(segment: Segment): readonly Clause[] {
  return clausesOfParts(partsIn(segment), ['membership']);
}

/** The clauses of one trigger: its own first. */
function clausesOfTrigger(trigger: Part): readonly Clause[] {
  return [
    clause(trigger.kind),
    ...clausesOfParts(partsOf(trigger), []).filter(({ title }) => title !== laws[trigger.kind][1]),
  ];
}

function clausesOfParts(parts: readonly Part[], more: readonly Law[]): readonly Clause[] {
  const names = new Set<Law>([...parts.map(({ kind }) => kind), ...more]);
  if (parts.some((part) => expressionsOf(part).length > 0)) names.add('values');
  return [...names].map(clause).sort((left, right) => left.section - right.section);
}

/**
 * The clause that a difference touches: §9 when the rule's own functions say something else than what was read of them, §7 for an end by ttl and for
 * expiries, else that of the behaviour that enters or leaves the segment.
 */
export function clauseOf(difference: Difference, segment: Segment, between?: Finding['between']): Clause {
  if (between?.includes('typescript')) return clause('values');
  if (subjectOf(difference).reason !== 'event') return clause('membership');
  if (difference.kind === 'different' && !samePlace(difference.expected.eventIds, difference.actual.eventIds))
    return clauseOfTrigger(triggerOf(difference, segment));
  if (difference.kind === 'different') return clause('membership');
  return clauseOfTrigger(triggerOf(difference, segment));
}

/** The other clauses of the behaviour that a difference is about, and that of the membership, after `clauseOf`. */
export function furtherClausesOf(
  difference: Difference,
  segment: Segment,
  between?: Finding['between'],
): readonly Clause[] {
  const first = clauseOf(difference, segment, between);
  const clauses = [...clausesOfTrigger(triggerOf(difference, segment)), clause('membership')];
  return clauses.filter(({ section }) => section !== first.section);
}

function triggerOf(difference: Difference, { enter, exit }: Segment): Part {
  return subjectOf(difference).op === 'exit' && exit !== null ? exit : enter;
}

/** `per` divides the events; what is judged over each part is told by the behaviour in it. */
function clauseOfTrigger(trigger: Part): Clause {
  return clause(trigger.kind === 'per' ? trigger.of.kind : trigger.kind);
}

function samePlace(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id, index) => id === right[index]);
}
