import type { Program } from '../../compiler/ir/program.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import {
  absence,
  all,
  any,
  combination,
  compare,
  count,
  field,
  firstTime,
  literal,
  member,
  metric,
  not,
  notSeen,
  per,
  program,
  segment,
  sequence,
  session,
  stepField,
  when,
} from './small-program.ts';

const ttl = 1_000;
const seen = (id: string) => segment(when('a'), ttl, when('c'), id);

/** A rule of each shape, as a function of its id; `gap` is its own, so that sessions are not shared. */
export const sabotageRules = {
  seen,
  where: (id) =>
    segment(
      when('a', compare({ kind: 'coalesce', left: field('x'), right: literal(2) }, '>', literal(1))),
      ttl,
      null,
      id,
    ),
  absent: (id) => segment(when('a', compare(field('x'), '!==', literal(1))), ttl, null, id),
  kinds: (id) => segment(when(['a', 'b']), ttl, when('c'), id),
  count: (id) => segment(count(when('a'), 3, 100), ttl, when('c'), id),
  sequence: (id) => segment(sequence([when('a'), when('b')], 100), ttl, null, id),
  again: (id) => segment(sequence([when('a'), when('a')], 100), ttl, null, id),
  linked: (id) =>
    segment(
      sequence([when('a'), when('b')], 100, compare(stepField(0, 'f', 'boolean'), '===', stepField(1, 'f', 'boolean'))),
      ttl,
      null,
      id,
    ),
  absence: (id) => segment(absence(when('a'), when('b'), 100), ttl, when('c'), id),
  both: (id) => segment(absence(when(['a', 'b']), when(['b', 'c']), 100), ttl, null, id),
  notSeen: (id) => segment(notSeen(when('a'), 100), ttl, null, id),
  firstTime: (id) => segment(firstTime(when('a')), ttl, when('c'), id),
  per: (id) => segment(per('s', count(when('a'), 2, 100)), ttl, null, id),
  closed: (id, gap) => segment(session('closed', gap, compare(metric('a'), '>=', literal(2))), ttl, null, id),
  live: (id, gap) => segment(session('live', gap, compare(metric('a'), '>=', literal(2))), ttl, null, id),
  lasting: (id, gap) => segment(session('closed', gap, compare(metric('duration'), '>=', literal(50))), ttl, null, id),
  settled: (id) => segment(absence(when('a'), when('b'), 100), ttl, notSeen(when('c'), 60), id),
} satisfies { readonly [shape: string]: (id: string, gap: number) => Segment };

export type Shape = keyof typeof sabotageRules | 'combination';

/** The segments that combinations look at. */
export const combined: readonly Segment[] = [
  segment(when('a'), ttl, when('c'), 'of-a'),
  segment(when('b'), ttl, null, 'of-b'),
];

/** `a` and not `b`, or the other way round. */
export const combinationRule = (id: string): Segment =>
  segment(
    combination(any(all(member('of-a'), not(member('of-b'))), all(member('of-b'), not(member('of-a'))))),
    ttl,
    null,
    id,
  );

/** A program of one rule of a shape. */
export function ruleOf(shape: Shape, id: string, gap: number): readonly Segment[] {
  return shape === 'combination' ? [...combined, combinationRule(id)] : [sabotageRules[shape](id, gap)];
}

/** A program of such rules, each segment once. */
export function programOf(segments: readonly Segment[]): Program {
  const known = new Map(segments.map((each) => [each.id, each]));
  return program(...[...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
}
