import { membersOf } from '../../ir/combination.ts';
import type { Schema } from '../../ir/schema.ts';
import type { Segment } from '../../ir/segment.ts';
import { textOf } from './canonical.ts';
import { neverTrueFormula } from './formula.ts';
import { type Outline, outlineOf, type Requirement } from './requirements.ts';

/** Segments of one group, each in one place: under one of its requirements, or among those without any. */
interface Group {
  readonly free: Segment[];
  /** Subject → value → segments that require it; '' for those that require something else of the subject. */
  readonly required: Map<string, Map<string, Segment[]>>;
}

/**
 * Finds the segments that can contain another one, without looking at all pairs. Of those that it leaves out, none is proven to contain the segment
 * (`segmentWithin`): whoever is proven to be in a segment fulfils what it requires, and what requires a value of a subject is not proven by a condition that
 * gives the subject another value or does not speak of it.
 *
 * @param segments none of which is proven to have no users (`neverHolds`): such a one would be within any
 * @returns the segments that may contain the one given, in their order, itself included
 */
export function indexContainers(
  segments: readonly Segment[],
  schema: Schema,
): (segment: Segment) => readonly Segment[] {
  const order = new Map(segments.map((segment, index) => [segment, index]));
  const inOrder = (found: Iterable<Segment>) =>
    [...new Set(found)].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const byId = multiMap(segments, ({ id }) => id);
  const combinations = multiMap(
    segments.filter(({ enter }) => enter.kind === 'combination'),
    meaningOf,
  );
  const outlines = new Map(
    segments.flatMap((segment): [Segment, Outline][] =>
      segment.enter.kind === 'combination' ? [] : [[segment, outlineOf(segment.enter, schema)]],
    ),
  );
  const groups = groupsOf(outlines);

  return (segment) => {
    if (segment.enter.kind === 'combination') {
      const { formula } = segment.enter;
      if (neverTrueFormula(formula)) return segments;
      const members = membersOf(formula).flatMap((id) => byId.get(id) ?? []);
      return inOrder([...members, ...(combinations.get(meaningOf(segment)) ?? [])]);
    }
    const outline = outlines.get(segment) ?? outlineOf(segment.enter, schema);
    const group = groups.get(outline.group);
    return group === undefined ? [] : inOrder(containersIn(group, outline));
  };
}

function groupsOf(outlines: ReadonlyMap<Segment, Outline>): ReadonlyMap<string, Group> {
  const keyOf = (group: string, { subject, value }: Requirement) => `${group}\0${subject}\0${value ?? ''}`;
  const many = new Map<string, number>();
  for (const { group, requirements } of outlines.values()) {
    for (const each of requirements) many.set(keyOf(group, each), (many.get(keyOf(group, each)) ?? 0) + 1);
  }
  const groups = new Map<string, Group>();
  for (const [segment, { group: name, requirements }] of outlines) {
    const group = entry(groups, name, () => ({ free: [], required: new Map() }));
    const rarity = (each: Requirement) => many.get(keyOf(name, each)) ?? 0;
    const [rarest] = [...requirements].sort((a, b) => rarity(a) - rarity(b));
    if (rarest === undefined) group.free.push(segment);
    else {
      const values = entry(group.required, rarest.subject, () => new Map<string, Segment[]>());
      entry(values, rarest.value ?? '', () => []).push(segment);
    }
  }
  return groups;
}

function* containersIn({ free, required }: Group, { requirements, subjects }: Outline): Iterable<Segment> {
  yield* free;
  for (const [subject, values] of required) {
    if (!subjects.has(subject)) continue;
    const given = requirements.find((each) => each.subject === subject && each.value !== null)?.value ?? null;
    if (given === null) for (const each of values.values()) yield* each;
    else for (const value of ['', given]) yield* values.get(value) ?? [];
  }
}

/** A combination without its name, its place and its time. */
const meaningOf = (segment: Segment): string => textOf({ ...segment, ttlMs: 0, id: '', span: null });

function multiMap<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const value of values) entry(map, keyOf(value), () => []).push(value);
  return map;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
