import { segmentsBehind } from '../../../compiler/ir/combination.ts';
import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import type { Session } from '../../../compiler/ir/session.ts';
import type { HeardEvent } from './heard.ts';
import { expressionsIn, type Part, partsOf, typesOf } from './parts.ts';

type Pair = readonly [earlier: HeardEvent, later: HeardEvent];

/** A time that a rule names, between two events. */
export interface NamedSpan {
  /** As in the rule: `` `within` of the count ``. */
  readonly name: string;
  /** Milliseconds, > 0. */
  readonly ms: number;
  readonly section: number;
  /** What the clause says of it. */
  readonly law: string;
  /** What follows for two events that are less than it apart, exactly, and more. */
  readonly follows: (earlier: string, later: string) => readonly [less: string, exactly: string, more: string];
  /** The field by which `per` divides the events; null when it does not. */
  readonly per: string | null;
  /** The pairs of events that it is measured between, of events in their order (SEMANTICS §2). */
  readonly pairs: (events: readonly HeardEvent[]) => readonly Pair[];
}

/** The times between events that a segment names, and those that it is made of: `for`, `within`, `gap` and lengths of sessions. Not the ttl, which runs from a transition. */
export function spansOf(segment: Segment, program: Program): readonly NamedSpan[] {
  return segmentsBehind(segment, program.segments).flatMap(({ enter, exit }) =>
    [enter, ...(exit === null ? [] : [exit])].flatMap((trigger) => {
      const per = trigger.kind === 'per' ? trigger.field : null;
      return partsOf(trigger).flatMap((part) => spansOfPart(part).map((span) => ({ ...span, per })));
    }),
  );
}

function spansOfPart(part: Part): readonly Omit<NamedSpan, 'per'>[] {
  switch (part.kind) {
    case 'absence': {
      const starts = typesOf(part.after);
      const pairs = (events: readonly HeardEvent[]) =>
        consecutive(events.filter(either(among(starts), among(typesOf(part.no)))), among(starts));
      return [clockOf('`for` of the absence', part.forMs, 5, pairs)];
    }
    case 'notSeen': {
      const seen = among(typesOf(part.of));
      return [clockOf('`for` of `notSeen`', part.forMs, 14, (events) => consecutive(events.filter(seen)))];
    }
    case 'count': {
      const counted = among(typesOf(part.of));
      return [
        {
          name: '`within` of the count',
          ms: part.withinMs,
          section: 11,
          law: 'counts what is younger than that',
          follows: (earlier) => [`${earlier} still counts`, `${earlier} is out`, `${earlier} is out`],
          pairs: (events) => allPairs(events.filter(counted), events.filter(counted)),
        },
      ];
    }
    case 'sequence': {
      const [first, last] = [part.steps.at(0), part.steps.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [
        {
          name: '`within` of the sequence',
          ms: part.withinMs,
          section: 12,
          law: 'wants the last less than that after the first',
          follows: () => ['a chain may hold both', 'no chain holds both', 'no chain holds both'],
          pairs: (events) => allPairs(events.filter(among(typesOf(first))), events.filter(among(typesOf(last)))),
        },
      ];
    }
    case 'session':
      return [gapOf(part), ...lengthsOf(part)];
    default:
      return [];
  }
}

/** How long a clock runs. */
const clockOf = (name: string, ms: number, section: number, pairs: NamedSpan['pairs']): Omit<NamedSpan, 'per'> => ({
  name,
  ms,
  section,
  law: 'has the deadline come before an event of the same instant',
  follows: (_, later) => [`${later} comes in time`, `${later} comes too late`, `${later} comes too late`],
  pairs,
});

function gapOf({ gapMs }: Session): Omit<NamedSpan, 'per'> {
  return {
    name: '`gap` of the session',
    ms: gapMs,
    section: 6,
    law: 'joins what is at most that apart',
    follows: (_, later) => ['both are of one session', 'both are of one session', `${later} begins another session`],
    pairs: (events) => consecutive(events),
  };
}

/** A predicate over a session that compares its duration with a number names a length. */
function lengthsOf({ holds, gapMs }: Session): readonly Omit<NamedSpan, 'per'>[] {
  const comparisons = expressionsIn(holds).flatMap((part) => (part.kind === 'comparison' ? [part] : []));
  const lengths = comparisons.flatMap(({ left, right }) => {
    const sides = [left, right];
    if (!sides.some((side) => side.kind === 'metric' && side.name === 'duration')) return [];
    return sides.flatMap((side) => (side.kind === 'literal' && typeof side.value === 'number' ? [side.value] : []));
  });
  return [...new Set(lengths.filter((length) => Number.isSafeInteger(length) && length > 0))].map((ms) => ({
    name: '`duration` that the session is asked for',
    ms,
    section: 6,
    law: 'measures it from the first event to the last',
    follows: () => ['it is not reached', 'it is reached and not passed', 'it is passed'],
    pairs: (events) => sinceBegin(events, gapMs),
  }));
}

type Test = (event: HeardEvent) => boolean;

const among =
  (types: ReadonlySet<string> | null): Test =>
  ({ type }) =>
    types === null || types.has(type);

const either =
  (one: Test, other: Test): Test =>
  (event) =>
    one(event) || other(event);

function consecutive(events: readonly HeardEvent[], starts: Test = () => true): readonly Pair[] {
  return events.slice(1).flatMap((later, index) => {
    const earlier = events[index];
    return earlier !== undefined && starts(earlier) ? [[earlier, later] as const] : [];
  });
}

function allPairs(earlier: readonly HeardEvent[], later: readonly HeardEvent[]): readonly Pair[] {
  return later.flatMap((last) => earlier.filter(({ ts }) => ts < last.ts).map((first) => [first, last] as const));
}

/** Each event of a session with the session's first. */
function sinceBegin(events: readonly HeardEvent[], gapMs: number): readonly Pair[] {
  let first: HeardEvent | undefined;
  let last: HeardEvent | undefined;
  return events.flatMap((event) => {
    if (first === undefined || last === undefined || event.ts - last.ts > gapMs) first = event;
    last = event;
    return first === event ? [] : [[first, event] as const];
  });
}
