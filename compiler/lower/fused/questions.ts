import type { Expression } from '../../ir/expression.ts';
import type { Occurs } from '../../ir/occurs.ts';
import type { FusedPredicate, FusedValue } from '../../plan/fused.ts';
import { toJavaExpression } from '../java-expression.ts';

/** What rules ask of one event, each question once. */
export interface Questions {
  /** The id of a predicate. */
  predicate(occurs: Occurs): number;
  /** The id of a value that is needed where one of some predicates holds, or, with null, everywhere. */
  value(expression: Expression, predicates: readonly number[] | null): number;
  readonly predicates: () => readonly FusedPredicate[];
  readonly values: () => readonly FusedValue[];
}

/** No question yet. */
export function collectQuestions(): Questions {
  const predicates = new Map<string, { readonly id: number; readonly predicate: FusedPredicate }>();
  const values = new Map<string, { readonly id: number; readonly value: object; predicates: Set<number> | null }>();
  return {
    predicate({ types, where }) {
      const predicate = { types, where: where === null ? null : toJavaExpression(where) };
      const key = JSON.stringify(predicate);
      const found = predicates.get(key) ?? { id: predicates.size, predicate };
      predicates.set(key, found);
      return found.id;
    },
    value(expression, needed) {
      const value = toJavaExpression(expression);
      const key = JSON.stringify(value);
      const found = values.get(key) ?? { id: values.size, value, predicates: new Set<number>() };
      if (needed === null) found.predicates = null;
      else for (const predicate of needed) found.predicates?.add(predicate);
      values.set(key, found);
      return found.id;
    },
    predicates: () => [...predicates.values()].map(({ predicate }) => predicate),
    values: () =>
      [...values.values()].map(({ value, predicates: needed }) => ({
        value,
        predicates: needed === null ? null : [...needed].sort((a, b) => a - b),
      })),
  };
}
