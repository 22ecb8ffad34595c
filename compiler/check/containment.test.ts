import fc from 'fast-check';
import { expect, test } from 'vitest';
import { predicateFields } from '../../runtime-harness/suites/random-predicate.ts';
import { randomSegments, smallWords, type Words } from '../../runtime-harness/suites/random-rules.ts';
import { compare, literal, program } from '../../runtime-harness/suites/small-program.ts';
import type { Expression } from '../ir/expression.ts';
import type { FieldSchema } from '../ir/schema.ts';
import type { Segment, Trigger } from '../ir/segment.ts';
import { containersOf } from './containment.ts';
import { segmentWithin } from './proof/contained.ts';
import { neverHolds } from './proof/never-holds.ts';

const fields: { readonly [name: string]: FieldSchema } = {
  x: { kind: 'number', optional: true, values: null },
  s: { kind: 'string', optional: true, values: null },
  one: { kind: 'string', optional: false, values: ['p'] },
  two: { kind: 'string', optional: false, values: ['p', 'q'] },
  f: { kind: 'boolean', optional: true, values: null },
};
const words: Words = {
  ...smallWords,
  schema: { types: { a: fields, b: fields, c: { ...fields, one: { ...fields.two, values: null } as FieldSchema } } },
  fields: [
    { name: 'x', type: 'number', values: [undefined, 0, -0, 1, 2] },
    { name: 's', type: 'string', values: [undefined, 'p', 'q', 'r'] },
    { name: 'one', type: 'string', values: ['p', 'q'] },
    { name: 'two', type: 'string', values: ['p', 'q'] },
    { name: 'f', type: 'boolean', values: [true] },
    { name: 'ts', type: 'number', values: [-1, 5] },
  ],
};
const anyWords: Words = {
  ...words,
  schema: { types: Object.fromEntries(['a', 'b', 'c'].map((type) => [type, { ...fields, ...predicateFields }])) },
  hasPredicates: true,
};

/** Random segments, and beside them copies that differ in a part of a predicate or in their time: one may contain the other. */
const manySegments = (from: Words) =>
  fc
    .tuple(randomSegments(from, 'r', 6), fc.array(condition, { minLength: 2, maxLength: 5 }))
    .map(([segments, conditions]) =>
      segments.flatMap((segment) => [
        segment,
        ...conditions.map((added, copy): Segment => {
          const ttlMs = segment.ttlMs + (copy % 2);
          return { ...segment, ...withCondition(segment, added), ttlMs, id: `${segment.id}-${copy}` };
        }),
      ]),
    );

const condition: fc.Arbitrary<Expression> = fc
  .record({
    field: fc.constantFrom(...words.fields.slice(0, 4)),
    operator: fc.constantFrom('===' as const, '!==' as const, '===' as const),
    value: fc.nat(3),
    more: fc.option(fc.constantFrom(1, 2)),
  })
  .map(({ field: { name, type, values }, operator, value, more }) => {
    const subject: Expression = { kind: 'field', name, type, optional: fields[name]?.optional ?? false };
    const one = compare(subject, operator, literal((values[value % values.length] ?? null) as string | number | null));
    const x: Expression = { kind: 'field', name: 'x', type: 'number', optional: true };
    return more === null
      ? one
      : { kind: 'logical', operator: '&&', left: one, right: compare(x, '===', literal(more)) };
  });

/** A segment in which the events that the entrance looks at fulfil a condition more. */
function withCondition({ enter }: Segment, added: Expression): Partial<Segment> {
  const change = <T>(part: T): T => {
    if (Array.isArray(part)) return part.map(change) as T;
    if (typeof part !== 'object' || part === null) return part;
    const { kind, where } = part as { kind?: unknown; where?: Expression | null };
    if (kind === 'occurs') {
      const both = where ? { kind: 'logical', operator: '&&', left: where, right: added } : added;
      return { ...part, where: both };
    }
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, change(value)])) as T;
  };
  return enter.kind === 'combination' ? {} : { enter: change(enter) as Trigger };
}

test.each([
  ['small rules', words, 300],
  ['predicates over all operators', anyWords, 100],
])(
  'the index leaves out no pair that is proven: %s',
  (_, from, runs) => {
    let proven = 0;
    fc.assert(
      fc.property(manySegments(from), (segments) => {
        const { schema } = from;
        const whole = { source: { ...program().source, schema }, segments };
        const found = containersOf(whole);
        const possible = segments.filter(({ enter }) => enter.kind === 'combination' || !neverHolds(enter, schema));
        expect([...found.keys()]).toEqual(possible);
        for (const segment of possible) {
          const all = possible.filter((other) => other.id !== segment.id && segmentWithin(segment, other, schema));
          expect([...(found.get(segment) ?? [])].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
          proven += all.length;
        }
      }),
      { numRuns: runs, seed: 7 },
    );
    expect(proven).toBeGreaterThan(runs);
  },
  120_000,
);
