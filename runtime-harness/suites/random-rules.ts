import fc from 'fast-check';
import type { Behaviour, EventBehaviour, LiveSession } from '../../compiler/ir/behaviour.ts';
import type { Formula } from '../../compiler/ir/combination.ts';
import type { Expression, ScalarType } from '../../compiler/ir/expression.ts';
import type { Occurs } from '../../compiler/ir/occurs.ts';
import type { FieldSchema, Schema } from '../../compiler/ir/schema.ts';
import type { Segment, Trigger } from '../../compiler/ir/segment.ts';
import type { Session, SessionMetric } from '../../compiler/ir/session.ts';
import { createRandom } from '../verify/random.ts';
import { randomPredicate } from './random-predicate.ts';
import { compare, literal, program } from './small-program.ts';

/** Of what random rules are made: few values, so that histories keep meeting what the rules ask for. */
export interface Words {
  readonly schema: Schema;
  /** Event types that rules speak of; each has all of `fields`. */
  readonly types: readonly string[];
  readonly fields: readonly { readonly name: string; readonly type: ScalarType; readonly values: readonly unknown[] }[];
  /** Short times in ms: those of the histories, one more and one less. */
  readonly spans: readonly number[];
  /** Whether every other condition is one over all operators and functions, which takes the fields of `random-predicate.ts`. */
  readonly hasPredicates?: boolean;
}

/** Those of the small programs, with times in ms that small histories keep meeting. */
export const smallWords: Words = {
  schema: program().source.schema,
  types: ['a', 'b', 'c'],
  fields: [
    { name: 'x', type: 'number', values: [undefined, 1, 2] },
    { name: 's', type: 'string', values: [undefined, 'p', 'q'] },
    { name: 'f', type: 'boolean', values: [true] },
  ],
  spans: [2, 3, 4, 7],
};

const occurrence = (words: Words): fc.Arbitrary<Occurs> =>
  fc.uniqueArray(fc.constantFrom(...words.types), { minLength: 1, maxLength: 2 }).chain((types) =>
    fc.record({
      kind: fc.constant('occurs' as const),
      types: fc.constant([...types].sort()),
      where: fc.option(condition(words, types), { freq: 3 }),
    }),
  );

/** A field as an expression, as optional as it is in these types. */
function fieldOf({ schema }: Words, types: readonly string[], name: string, type: ScalarType) {
  const declared = types.map((each): FieldSchema | undefined => schema.types[each]?.[name]);
  return { name, type, optional: declared.some((field) => field?.optional ?? true) };
}

function condition(words: Words, types: readonly string[]): fc.Arbitrary<Expression> {
  const small = smallCondition(words, types);
  return words.hasPredicates === true ? fc.oneof(small, anyPredicate) : small;
}

const anyPredicate = fc.nat(1_000_000).map((seed) => randomPredicate(createRandom(seed), seed).expression);

function smallCondition(words: Words, types: readonly string[]): fc.Arbitrary<Expression> {
  return fc
    .constantFrom(...words.fields)
    .chain(({ name, type, values }) =>
      fc
        .record({ value: fc.constantFrom(...values), operator: fc.constantFrom('===' as const, '!==' as const) })
        .map(
          ({ value, operator }): Expression =>
            compare(
              { kind: 'field', ...fieldOf(words, types, name, type) },
              operator,
              literal((value ?? null) as string | number | boolean | null),
            ),
        ),
    );
}

function sessionOf<Judged extends Session['judged']>(
  words: Words,
  judged: Judged,
): fc.Arbitrary<Session & { readonly judged: Judged }> {
  const numbers = words.fields.filter(({ type }) => type === 'number');
  const metric = (name: string): fc.Arbitrary<SessionMetric> =>
    fc
      .record({
        of: occurrence(words),
        kind: fc.constantFrom<SessionMetric['kind'][]>('count', 'distinct', 'sum', 'min', 'max', 'average'),
        field: fc.constantFrom(...words.fields),
        number: fc.constantFrom(...numbers),
      })
      .map(({ of, kind, field, number }) => {
        const chosen = kind === 'distinct' ? field : number;
        const value: Expression = { kind: 'field', ...fieldOf(words, of.types, chosen.name, chosen.type) };
        return { name, kind, of, value: kind === 'count' ? null : value };
      });
  const number = (name: string, optional = false): Expression => ({ kind: 'metric', name, type: 'number', optional });
  const holds = (metrics: readonly SessionMetric[]): fc.Arbitrary<Expression> => {
    const names = metrics.map(({ name, kind }) => number(name, ['min', 'max', 'average'].includes(kind)));
    const compared = fc
      .record({
        left: fc.constantFrom(...names, number('events')),
        operator: fc.constantFrom('===' as const, '>=' as const, '<' as const),
        right: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ left, operator, right }): Expression => {
        // An ordering takes what is present.
        const present: Expression = { kind: 'coalesce', left, right: literal(-1) };
        const isPresent = left.kind === 'metric' && !left.optional;
        return compare(operator === '===' || isPresent ? left : present, operator, literal(right));
      });
    const lasting = fc
      .constantFrom(...words.spans)
      .map((span): Expression => compare(number('duration'), '>=', literal(span)));
    const ends = fc.constantFrom(...words.fields).map(({ name, type }): Expression => {
      const field = fieldOf(words, Object.keys(words.schema.types), name, type);
      return compare({ kind: 'metric', ...field, name: `first.${name}` }, '===', {
        kind: 'metric',
        ...field,
        name: `last.${name}`,
      });
    });
    const one = fc.oneof({ arbitrary: compared, weight: 4 }, lasting, ends);
    const two = fc
      .record({ left: one, right: one, operator: fc.constantFrom('&&' as const, '||' as const) })
      .map((parts): Expression => ({ kind: 'logical', ...parts }));
    return fc.oneof({ arbitrary: one, weight: 2 }, two);
  };
  return fc
    .integer({ min: 0, max: 2 })
    .chain((many) => fc.tuple(...Array.from({ length: many }, (_, i) => metric(`m${i}`))))
    .chain((metrics) =>
      fc.record({
        kind: fc.constant('session' as const),
        gapMs: fc.constantFrom(...words.spans),
        judged: fc.constant(judged),
        metrics: fc.constant(metrics),
        holds: holds(metrics),
      }),
    ) as fc.Arbitrary<Session & { readonly judged: Judged }>;
}

/** A condition over two steps of a sequence. */
function stepCondition(words: Words, steps: readonly EventBehaviour[]): fc.Arbitrary<Expression | null> {
  const typesOf = (step: EventBehaviour) => (step.kind === 'occurs' ? step.types : null);
  const first = typesOf(steps[0] as EventBehaviour);
  const last = typesOf(steps.at(-1) as EventBehaviour);
  const lateEnough = fc.constantFrom(...words.spans).map((span): Expression => {
    const ts = (step: number): Expression => ({ kind: 'stepField', step, name: 'ts', type: 'number', optional: false });
    const passed: Expression = { kind: 'arithmetic', operator: '-', left: ts(steps.length - 1), right: ts(0) };
    return compare(passed, '>=', literal(span - 1));
  });
  if (first === null || last === null) return fc.option(lateEnough, { freq: 2 });
  const same = fc.constantFrom(...words.fields).map(({ name, type }): Expression => {
    const of = (step: number, types: readonly string[]): Expression => ({
      kind: 'stepField',
      step,
      ...fieldOf(words, types, name, type),
    });
    return compare(of(0, first), '===', of(steps.length - 1, last));
  });
  return fc.option(fc.oneof({ arbitrary: same, weight: 2 }, lateEnough), { freq: 3 });
}

/** Behaviours of all kinds, nested. */
function randomBehaviours(words: Words): {
  readonly eventBehaviour: fc.Arbitrary<EventBehaviour>;
  readonly behaviour: fc.Arbitrary<Behaviour>;
} {
  const span = fc.constantFrom(...words.spans);
  const occurs = occurrence(words);
  const { eventBehaviour } = fc.letrec<{ eventBehaviour: EventBehaviour }>((tie) => {
    const inner = tie('eventBehaviour');
    return {
      eventBehaviour: fc.oneof(
        { maxDepth: 2, depthSize: 'max' },
        { arbitrary: occurs, weight: 3 },
        fc.record({
          kind: fc.constant('count' as const),
          of: inner,
          atLeast: fc.integer({ min: 1, max: 3 }),
          withinMs: span,
        }),
        fc.array(inner, { minLength: 2, maxLength: 3 }).chain((steps) =>
          fc.record({
            kind: fc.constant('sequence' as const),
            steps: fc.constant(steps),
            where: stepCondition(words, steps),
            withinMs: span,
          }),
        ),
        fc.record({ kind: fc.constant('firstTime' as const), of: inner }),
        sessionOf(words, 'live') as fc.Arbitrary<LiveSession>,
      ),
    };
  });
  const behaviour = fc.oneof(
    { arbitrary: eventBehaviour, weight: 3 },
    fc.record({ kind: fc.constant('absence' as const), after: eventBehaviour, no: eventBehaviour, forMs: span }),
    fc.record({ kind: fc.constant('notSeen' as const), of: eventBehaviour, forMs: span }),
    sessionOf(words, 'closed'),
  );
  return { eventBehaviour, behaviour };
}

/** Triggers of all kinds: behaviours, and behaviours judged for each value of a string field. */
function randomTriggers(words: Words): fc.Arbitrary<Trigger> {
  const { behaviour } = randomBehaviours(words);
  const texts = words.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
  return fc.oneof(
    { arbitrary: behaviour, weight: 3 },
    fc.record({ kind: fc.constant('per' as const), field: fc.constantFrom(...texts), of: behaviour }),
  );
}

/** Formulas over some segments that are false for a user who is in none. */
function randomFormulas(segments: readonly string[]): fc.Arbitrary<Formula> {
  const member = fc.constantFrom(...segments).map((segment): Formula => ({ kind: 'member', segment }));
  const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 2, depthSize: 'max' },
      { arbitrary: member, weight: 3 },
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        of: fc.array(tie('formula'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), of: tie('formula') }),
    ),
  }));
  return formula.filter((each) => each.kind !== 'member' && !ofNobody(each));
}

/** What a formula says of a user who is in no segment. */
function ofNobody(formula: Formula): boolean {
  switch (formula.kind) {
    case 'member':
      return false;
    case 'not':
      return !ofNobody(formula.of);
    case 'all':
      return formula.of.every(ofNobody);
    case 'any':
      return formula.of.some(ofNobody);
  }
}

/** Segments with random triggers, named `<prefix>-0` and so on, then a quarter as many combinations of them. */
export function randomSegments(words: Words, prefix: string, many: number): fc.Arbitrary<readonly Segment[]> {
  const trigger = randomTriggers(words);
  const ttlMs = fc.constantFrom(...words.spans).map((span) => 2 * span);
  const span = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };
  const simple = Array.from({ length: many }, (_, i) =>
    fc.record({
      id: fc.constant(`${prefix}-${i}`),
      enter: trigger,
      exit: fc.option(trigger, { freq: 2 }),
      ttlMs,
      span: fc.constant(span),
    }),
  );
  const ids = simple.map((_, i) => `${prefix}-${i}`);
  const combined = Array.from({ length: Math.ceil(many / 4) }, (_, i) =>
    fc.record({
      // Some before, some after the segments that they refer to.
      id: fc.constant(i % 2 === 0 ? `${prefix}-all-${i}` : `all-${prefix}-${i}`),
      enter: randomFormulas(ids).map((formula) => ({ kind: 'combination' as const, formula })),
      exit: fc.option(trigger, { freq: 2 }),
      ttlMs,
      span: fc.constant(span),
    }),
  );
  return fc.tuple(...simple, ...combined);
}
