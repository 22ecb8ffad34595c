import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { suggestion } from '../diagnostics/suggestion.ts';
import type { Expression } from '../ir/expression.ts';
import { placeOf } from '../ir/place.ts';
import type { Schema } from '../ir/schema.ts';
import type { Check } from './index.ts';
import { type PredicateInRule, placeIn, predicatesIn } from './parts.ts';

/** SEMANTICS §1. A message whose field has a value that its type does not list is a dead letter, so that no predicate ever sees it. */
export const declaredValues: Check = ({ source: { schema }, segments }) =>
  segments.flatMap((segment) =>
    predicatesIn(segment, schema).flatMap((predicate) =>
      comparedWith(predicate.condition).flatMap(({ subject, values, at }) => {
        const known = predicate.domain(subject).values;
        if (known === null || !isNamed(subject)) return [];
        const span = placeOf(at) ?? placeIn(segment, predicate.condition);
        return values
          .filter((value) => typeof value === 'string' && !known.includes(value))
          .map((value) => complaint(subject.name, String(value), known as readonly string[], span, schema));
      }),
    ),
  );

type Named = Extract<Expression, { name: string }>;

const isNamed = (subject: Expression): subject is Named =>
  subject.kind === 'field' || subject.kind === 'stepField' || subject.kind === 'metric';

function complaint(
  field: string,
  value: string,
  known: readonly string[],
  span: PlaceOfPredicate,
  schema: Schema,
): Diagnostic {
  const declared = Object.values(schema.types).flatMap((fields) => {
    const place = fields[field] && placeOf(fields[field]);
    return place ? [{ message: `"${field}" is declared here`, span: place }] : [];
  });
  const advice = suggestion(value, known);
  return diagnose('SEG508', span, { field, value: JSON.stringify(value), advice }, declared.slice(0, 1));
}

type PlaceOfPredicate = ReturnType<typeof placeIn>;

interface Compared {
  readonly subject: Expression;
  readonly values: readonly unknown[];
  readonly at: Expression;
}

/** Each comparison for equality with constants in an expression. */
function comparedWith(expression: PredicateInRule['condition']): readonly Compared[] {
  const own = (): readonly Compared[] => {
    if (expression.kind === 'oneOf')
      return [{ subject: expression.subject, values: expression.values, at: expression }];
    if (expression.kind !== 'comparison' || !['===', '!=='].includes(expression.operator)) return [];
    const { left, right } = expression;
    if (right.kind === 'literal') return [{ subject: left, values: [right.value], at: expression }];
    return left.kind === 'literal' ? [{ subject: right, values: [left.value], at: expression }] : [];
  };
  const inner = Object.values(expression).flat().filter(isExpression);
  return [...own(), ...inner.flatMap(comparedWith)];
}

const isExpression = (part: unknown): part is Expression => typeof part === 'object' && part !== null && 'kind' in part;
