import { z } from 'zod';
import type { Expression } from '../../compiler/ir/expression.ts';

const any: z.ZodType<Expression> = z.lazy(() => expressionSchema);
const constant = z.union([z.string(), z.number(), z.boolean()]);

/** An expression as JSON; one row per kind of `compiler/ir/expression.ts`. */
export const expressionSchema: z.ZodType<Expression> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('literal'), value: constant.nullable() }),
  z.strictObject({
    kind: z.literal('field'),
    name: z.string(),
    type: z.enum(['string', 'number', 'boolean']),
    optional: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('metric'), name: z.string() }),
  z.strictObject({ kind: z.literal('not'), operand: any }),
  z.strictObject({ kind: z.literal('logical'), operator: z.enum(['&&', '||']), left: any, right: any }),
  z.strictObject({
    kind: z.literal('comparison'),
    operator: z.enum(['===', '!==', '<', '<=', '>', '>=']),
    left: any,
    right: any,
  }),
  z.strictObject({ kind: z.literal('arithmetic'), operator: z.enum(['+', '-', '*']), left: any, right: any }),
  z.strictObject({ kind: z.literal('coalesce'), left: any, right: any }),
  z.strictObject({
    kind: z.literal('stringTest'),
    method: z.enum(['startsWith', 'endsWith', 'includes']),
    subject: any,
    text: any,
  }),
  z.strictObject({ kind: z.literal('oneOf'), values: z.array(constant), subject: any }),
]);
