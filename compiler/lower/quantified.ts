import type { Quantified } from '../ir/expression.ts';
import { call, type SqlExpression, text } from '../plan/sql-expression.ts';
import { toJavaExpression } from './java-expression.ts';

/** SEMANTICS §9. SQL has no functions of elements: the predicate goes as JSON to a function that evaluates it. */
export const lowerQuantified = ({ quantifier, holds }: Quantified, list: SqlExpression): SqlExpression =>
  call(quantifier === 'some' ? 'some_of' : 'every_of', list, text(JSON.stringify(toJavaExpression(holds))));
