import { segmentsBehind } from '../../../compiler/ir/combination.ts';
import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import type { Transition } from '../../timeline/transition.ts';
import type { History } from '../history.ts';
import type { Boundary, Candidate } from './boundary.ts';
import { countingEvents, heardIn } from './heard.ts';
import { nearArrivals } from './near-arrivals.ts';
import { nearExpiries, nearSpans } from './near-spans.ts';
import { nearValues } from './near-values.ts';
import { partsIn, typesOf } from './parts.ts';

/** How many are told. */
const most = 5;
const mostOfOneKind = 2;

/** What is known of a history beside its messages. */
export interface Known {
  /** What any witness says of it. */
  readonly transitions: readonly Transition[];
  /** What it is all about: boundaries of its events come first. */
  readonly about: Transition | null;
}

/**
 * Why a history is hard for a segment: what in it lies at a boundary of the rule, or within 1 ms of one. Distances between events and to the end of memberships, values
 * next to literals, events of one instant, copies and what comes late; the most telling first.
 *
 * @returns 5 at most
 */
export function boundariesIn(
  history: History,
  segment: Segment,
  program: Program,
  { transitions, about }: Known = { transitions: [], about: null },
): readonly Boundary[] {
  const heard = heardIn(history, program);
  const events = countingEvents(heard);
  const candidates = [
    ...nearSpans(events, segment, program),
    ...nearExpiries(events, segment, program, transitions),
    ...nearArrivals(heard, events, typesIn(segment, program), program),
    ...nearValues(events, segment, program),
  ];
  const worth = ({ weight, eventIds }: Candidate) =>
    weight + (about !== null && eventIds.some((id) => about.eventIds.includes(id)) ? 50 : 0);
  return chosen([...candidates].sort((left, right) => worth(right) - worth(left)));
}

function chosen(candidates: readonly Candidate[]): readonly Boundary[] {
  const kinds = new Map<string, number>();
  const texts = new Map<string, Boundary>();
  for (const { kind, section, text } of candidates) {
    const count = kinds.get(kind) ?? 0;
    if (texts.size === most || count === mostOfOneKind || texts.has(text)) continue;
    kinds.set(kind, count + 1);
    texts.set(text, { section, text });
  }
  return [...texts.values()];
}

/** The types that a segment speaks of; null when it looks at all. */
function typesIn(segment: Segment, program: Program): ReadonlySet<string> | null {
  const types = segmentsBehind(segment, program.segments)
    .flatMap(partsIn)
    .flatMap((part) => (part.kind === 'per' || part.kind === 'combination' ? [] : [typesOf(part)]));
  return types.includes(null) ? null : new Set(types.flatMap((each) => [...(each ?? [])]));
}
