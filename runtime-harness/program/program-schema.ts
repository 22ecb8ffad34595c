import { z } from 'zod';
import type { Behaviour, EventBehaviour, LiveSession } from '../../compiler/ir/behaviour.ts';
import type { Combination, Formula } from '../../compiler/ir/combination.ts';
import type { Program } from '../../compiler/ir/program.ts';
import type { Segment, Trigger } from '../../compiler/ir/segment.ts';
import type { Session, SessionMetric } from '../../compiler/ir/session.ts';
import { expressionSchema } from './expression-schema.ts';

const milliseconds = z.number().int().positive();
const eventBehaviour: z.ZodType<EventBehaviour> = z.lazy(() => eventBehaviourSchema);

const occurs = z.strictObject({
  kind: z.literal('occurs'),
  types: z.array(z.string()).min(1),
  where: expressionSchema.nullable(),
});

const count = z.strictObject({
  kind: z.literal('count'),
  of: eventBehaviour,
  atLeast: z.number().int().positive(),
  withinMs: milliseconds,
});

const sequence = z.strictObject({
  kind: z.literal('sequence'),
  steps: z.array(eventBehaviour).min(2),
  where: expressionSchema.nullable(),
  withinMs: milliseconds,
});

const firstTime = z.strictObject({ kind: z.literal('firstTime'), of: eventBehaviour });

const absence = z.strictObject({
  kind: z.literal('absence'),
  after: eventBehaviour,
  no: eventBehaviour,
  forMs: milliseconds,
});

const notSeen = z.strictObject({ kind: z.literal('notSeen'), of: eventBehaviour, forMs: milliseconds });

const metric: z.ZodType<SessionMetric> = z.strictObject({
  name: z.string(),
  kind: z.enum(['count', 'distinct', 'sum', 'min', 'max', 'average']),
  of: occurs,
  value: expressionSchema.nullable(),
});

const sessionOf = <Judged extends Session['judged']>(judged: Judged) =>
  z.strictObject({
    kind: z.literal('session'),
    gapMs: milliseconds,
    judged: z.literal(judged),
    metrics: z.array(metric),
    holds: expressionSchema,
  });

const liveSession = sessionOf('live') as z.ZodType<LiveSession>;

const eventBehaviourSchema: z.ZodType<EventBehaviour> = z.union([occurs, count, sequence, firstTime, liveSession]);

const behaviour: z.ZodType<Behaviour> = z.union([eventBehaviourSchema, absence, notSeen, sessionOf('closed')]);

const trigger: z.ZodType<Trigger> = z.union([
  behaviour,
  z.strictObject({ kind: z.literal('per'), field: z.string(), of: behaviour }),
]);

const formula: z.ZodType<Formula> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('member'), segment: z.string() }),
    z.strictObject({ kind: z.enum(['all', 'any']), of: z.array(formula).min(1) }),
    z.strictObject({ kind: z.literal('not'), of: formula }),
  ]),
);

const combination: z.ZodType<Combination> = z.strictObject({ kind: z.literal('combination'), formula });

/** The JSON has no places; a segment needs one all the same. */
const noPlace: Segment['span'] = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };

const segment = z
  .strictObject({
    id: z.string(),
    enter: z.union([trigger, combination]),
    exit: trigger.nullable(),
    ttlMs: milliseconds,
  })
  .transform((plain): Segment => ({ ...plain, span: noPlace }));

const field = z.strictObject({
  kind: z.enum(['string', 'number', 'boolean', 'strings', 'numbers', 'booleans']),
  optional: z.boolean(),
  values: z.array(z.string()).nullable(),
});

/** The JSON form of a program (`compiler/ir/json.ts`), version 1. */
export const programSchema: z.ZodType<Program> = z
  .strictObject({
    version: z.literal(1),
    source: z.strictObject({
      topic: z.string(),
      latenessMs: z.number().int().nonnegative(),
      retentionMs: milliseconds.nullable(),
      schema: z.strictObject({ types: z.record(z.string(), z.record(z.string(), field)) }),
    }),
    segments: z.array(segment),
  })
  .transform(({ source, segments }) => ({ source, segments }));
