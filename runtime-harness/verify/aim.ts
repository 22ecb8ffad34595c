import type { Program } from '../../compiler/ir/program.ts';
import type { Segment } from '../../compiler/ir/segment.ts';

/** What a rule asks for: where its boundaries lie. */
export interface Aim {
  /** Event types that it speaks of, at least one. */
  readonly types: readonly string[];
  /** Its times, in ms: windows, gaps, deadlines, ttls, and long numbers of its predicates. */
  readonly spans: readonly number[];
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  /** How many events it takes to be sure to get somewhere. */
  readonly events: number;
}

/** A number of a predicate from here on may be a time in ms; below, a count of events. */
const shortestTime = 1_000;
const mostEvents = 40;

/** Finds the boundaries of a segment, and of those that it is made of, in its IR. */
export function aimAt(segment: Segment, program: Program): Aim {
  const types = new Set<string>();
  const spans = new Set<number>();
  const numbers = new Set<number>([0, -1, 1]);
  const texts = new Set<string>(['', 'ü 🛒']);
  let events = 4;

  const addValue = (value: unknown) => {
    if (typeof value === 'string') texts.add(value);
    if (typeof value !== 'number') return;
    numbers.add(value);
    if (Number.isSafeInteger(value) && value >= shortestTime) spans.add(value);
    if (Number.isSafeInteger(value) && value > 0 && value <= mostEvents) events = Math.max(events, value + 3);
  };
  const visit = (name: string, part: unknown): void => {
    if (typeof part === 'number' && name.endsWith('Ms')) spans.add(part);
    if (name === 'atLeast') addValue(part);
    if (name === 'types') for (const type of part as readonly string[]) types.add(type);
    if (typeof part !== 'object' || part === null) return;
    const { kind, value, values, source, segment } = part as { readonly [name: string]: unknown };
    if (kind === 'literal') addValue(value);
    if (kind === 'oneOf') for (const each of values as readonly unknown[]) addValue(each);
    // What a pattern finds is often in it, between what means something to patterns.
    if (kind === 'matches') addValue(String(source).replace(/[^\p{L}\p{N} ]/gu, ''));
    if (kind === 'member') look(program.segments.find(({ id }) => id === segment));
    for (const [inner, each] of Object.entries(part)) visit(inner, each);
  };
  const look = (found: Segment | undefined) => {
    if (found === undefined) return;
    const { enter, exit, ttlMs } = found;
    for (const [name, part] of Object.entries({ enter, exit, ttlMs })) visit(name, part);
  };
  look(segment);
  const declared = Object.keys(program.source.schema.types);
  return {
    types: types.size === 0 ? declared : [...types],
    spans: [...spans],
    numbers: [...numbers],
    texts: [...texts],
    events: Math.min(events, mostEvents),
  };
}
