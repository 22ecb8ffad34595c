import type { Comparison, Expression } from '../../ir/expression.ts';
import { evaluate } from './evaluate.ts';

/** A condition that is true, or is not. */
export interface Atom {
  readonly condition: Expression;
  readonly truth: boolean;
}

/** Atoms that are so together. */
export type Case = readonly Atom[];

/** More cases than these are not looked at: the answer is then "unknown". */
const mostCases = 64;

const isAbsent = (subject: Expression, truth: boolean): Atom => ({
  condition: { kind: 'comparison', operator: '===', left: subject, right: { kind: 'literal', value: null } },
  truth,
});

/** All ways in which `condition` can come out as `truth`; together they cover it. Null when there are too many. */
export function casesOf(condition: Expression, truth: boolean): readonly Case[] | null {
  const value = evaluate(condition);
  if (value !== null) return (value.value === true) === truth ? [[]] : [];
  switch (condition.kind) {
    case 'not':
      return casesOf(condition.operand, !truth);
    case 'logical': {
      const [left, right] = [casesOf(condition.left, truth), casesOf(condition.right, truth)];
      return (condition.operator === '&&') === truth ? allOf(left, right) : anyOf(left, right);
    }
    case 'conditional':
      return split(condition.test, condition.then, condition.otherwise, (result) => casesOf(result, truth));
    case 'coalesce':
      return anyOf(
        allOf([[isAbsent(condition.left, false)]], casesOf(condition.left, truth)),
        allOf([[isAbsent(condition.left, true)]], casesOf(condition.right, truth)),
      );
    case 'comparison':
      return casesOfComparison(condition, truth);
    default:
      return [[{ condition, truth }]];
  }
}

/** A side with a choice in it becomes one case a choice: `(price ?? 0) > 5` is about `price`. */
function casesOfComparison(condition: Comparison, truth: boolean): readonly Case[] | null {
  if (condition.operator === '!==') return casesOf({ ...condition, operator: '===' }, !truth);
  for (const side of ['left', 'right'] as const) {
    const part = condition[side];
    const withPart = (chosen: Expression) => casesOf({ ...condition, [side]: chosen }, truth);
    if (part.kind === 'conditional') return split(part.test, part.then, part.otherwise, withPart);
    if (part.kind === 'coalesce') {
      return anyOf(
        allOf([[isAbsent(part.left, false)]], withPart(part.left)),
        allOf([[isAbsent(part.left, true)]], withPart(part.right)),
      );
    }
  }
  return [[{ condition, truth }]];
}

function split(
  test: Expression,
  whenTrue: Expression,
  otherwise: Expression,
  casesOfResult: (result: Expression) => readonly Case[] | null,
) {
  return anyOf(
    allOf(casesOf(test, true), casesOfResult(whenTrue)),
    allOf(casesOf(test, false), casesOfResult(otherwise)),
  );
}

function anyOf(left: readonly Case[] | null, right: readonly Case[] | null): readonly Case[] | null {
  if (left === null || right === null || left.length + right.length > mostCases) return null;
  return [...left, ...right];
}

/** Both at once: each case of the one with each of the other. */
export function allOf(left: readonly Case[] | null, right: readonly Case[] | null): readonly Case[] | null {
  if (left?.length === 0 || right?.length === 0) return [];
  if (left === null || right === null || left.length * right.length > mostCases) return null;
  return left.flatMap((one) => right.map((other) => [...one, ...other]));
}
