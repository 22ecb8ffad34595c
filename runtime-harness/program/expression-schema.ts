import { z } from 'zod';
import type { Expression } from '../../compiler/ir/expression.ts';
import { type FunctionName, functions } from '../../compiler/ir/functions.ts';

const any: z.ZodType<Expression> = z.lazy(() => expressionSchema);
const constant = z.union([z.string(), z.number(), z.boolean()]);
const scalar = z.enum(['string', 'number', 'boolean']);
const valueType = z.enum(['string', 'number', 'boolean', 'strings', 'numbers', 'booleans']);
const leaf = { name: z.string(), type: valueType, optional: z.boolean() };

/** An expression as JSON; one row per kind of `compiler/ir/expression.ts`. */
export const expressionSchema: z.ZodType<Expression> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('literal'), value: constant.nullable() }),
  z.strictObject({ kind: z.literal('field'), ...leaf }),
  z.strictObject({ kind: z.literal('stepField'), step: z.int().nonnegative(), ...leaf }),
  z.strictObject({ kind: z.literal('metric'), ...leaf }),
  z.strictObject({ kind: z.literal('element'), type: scalar }),
  z.strictObject({ kind: z.literal('not'), operand: any }),
  z.strictObject({ kind: z.literal('logical'), operator: z.enum(['&&', '||']), left: any, right: any }),
  z.strictObject({
    kind: z.literal('comparison'),
    operator: z.enum(['===', '!==', '<', '<=', '>', '>=']),
    left: any,
    right: any,
  }),
  z.strictObject({ kind: z.literal('arithmetic'), operator: z.enum(['+', '-', '*', '/', '%']), left: any, right: any }),
  z.strictObject({ kind: z.literal('concat'), parts: z.array(any) }),
  z.strictObject({ kind: z.literal('coalesce'), left: any, right: any }),
  // biome-ignore lint/suspicious/noThenProperty: this is plain data that nobody awaits
  z.strictObject({ kind: z.literal('conditional'), test: any, then: any, otherwise: any }),
  z.strictObject({
    kind: z.literal('call'),
    function: z.enum(Object.keys(functions) as [FunctionName, ...FunctionName[]]),
    arguments: z.array(any),
  }),
  z.strictObject({ kind: z.literal('matches'), subject: any, source: z.string(), flags: z.string() }),
  z.strictObject({ kind: z.literal('oneOf'), values: z.array(constant), subject: any }),
  z.strictObject({
    kind: z.literal('quantified'),
    quantifier: z.enum(['some', 'every']),
    list: any,
    holds: any,
  }),
]);
