import { z } from 'zod';
import type { Program } from '../../compiler/ir/program.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import { expressionSchema } from './expression-schema.ts';

const milliseconds = z.number().int().positive();

const occurs = z.strictObject({
  kind: z.literal('occurs'),
  types: z.array(z.string()).min(1),
  where: expressionSchema.nullable(),
});

const absence = z.strictObject({ kind: z.literal('absence'), after: occurs, no: occurs, forMs: milliseconds });

const session = z.strictObject({
  kind: z.literal('session'),
  gapMs: milliseconds,
  judged: z.enum(['live', 'closed']),
  counts: z.array(z.strictObject({ name: z.string(), of: occurs })),
  holds: expressionSchema,
});

/** The JSON has no places; a segment needs one all the same. */
const noPlace: Segment['span'] = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };

const segment = z
  .strictObject({
    id: z.string(),
    enter: z.discriminatedUnion('kind', [occurs, absence, session]),
    exit: occurs.nullable(),
    ttlMs: milliseconds,
  })
  .transform((plain): Segment => ({ ...plain, span: noPlace }));

const field = z.strictObject({
  kind: z.enum(['string', 'number', 'boolean']),
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
