import { sessionDomain } from '../../../compiler/check/proof/domain.ts';
import type { Expression, Metric } from '../../../compiler/ir/expression.ts';
import { leavesOf } from '../../../compiler/ir/leaves.ts';
import type { Schema } from '../../../compiler/ir/schema.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';

/** What is known of the metrics in the part of a predicate that differs, in words. */
export function factsAbout(original: Segment, changed: Segment, schema: Schema): readonly string[] {
  const [one, other] = [original, changed].map(({ enter }) => (enter.kind === 'per' ? enter.of : enter));
  if (one?.kind !== 'session' || other?.kind !== 'session') return [];
  const domainOf = sessionDomain(schema, one);
  const metrics = leavesOf(differingPart(one.holds, other.holds)).filter(
    (leaf): leaf is Metric => leaf.kind === 'metric',
  );
  return [...new Set(metrics.map(({ name }) => name))].flatMap((name) => {
    const { whole, least } = domainOf(metrics.find((metric) => metric.name === name) as Metric);
    return whole ? [`\`${name}\` is a whole number of ${least} or more`] : [];
  });
}

/** The smallest part of an expression outside of which it is the same as another. */
function differingPart(one: Expression, other: Expression): Expression {
  const parts = Object.entries(one).filter(
    ([name, part]) => JSON.stringify(part) !== JSON.stringify(other[name as keyof Expression]),
  );
  const [only] = parts;
  if (one.kind !== other.kind || parts.length !== 1 || only === undefined) return one;
  const [name, part] = only as [keyof Expression, unknown];
  const isExpression = typeof part === 'object' && part !== null && 'kind' in part;
  return isExpression ? differingPart(part as Expression, other[name] as unknown as Expression) : one;
}
