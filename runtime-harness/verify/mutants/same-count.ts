import { textOf } from '../../../compiler/check/proof/canonical.ts';
import { holdsWithin } from '../../../compiler/check/proof/contained.ts';
import { sessionDomain } from '../../../compiler/check/proof/domain.ts';
import { implies } from '../../../compiler/check/proof/implies.ts';
import type { Expression } from '../../../compiler/ir/expression.ts';
import type { Schema } from '../../../compiler/ir/schema.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import type { Session, SessionMetric } from '../../../compiler/ir/session.ts';
import { partsByType } from './occurs.ts';
import { quoted } from './words.ts';

/**
 * SEMANTICS §6. Two sessions that differ in what one metric is over, where the predicate asks that another metric be 0 which counts every event that
 * is in the one only: when it is 0 there is no such event and the metrics are equal, and when it is not, neither holds.
 *
 * @returns that argument in words; null when it does not apply
 */
export function countsTheSame(original: Segment, changed: Segment, schema: Schema): string | null {
  const [one, other] = [sessionOf(original), sessionOf(changed)];
  if (one === null || other === null || one.metrics.length !== other.metrics.length) return null;
  const places = one.metrics.flatMap((metric, index) =>
    textOf(metric) === textOf(other.metrics[index]) ? [] : [index],
  );
  const [place = 0] = places;
  const [metric, changedMetric] = [one.metrics[place], other.metrics[place]];
  if (places.length !== 1 || metric === undefined || changedMetric === undefined) return null;
  const isElseSame =
    textOf({ ...changed, span: null, enter: withMetric(changed.enter, place, metric) }) ===
    textOf({ ...original, span: null });
  if (!isElseSame) return null;
  const witness = one.metrics.find(
    (each) =>
      each !== metric &&
      each.kind === 'count' &&
      asksForNone(each, one, schema) &&
      onlyIn(metric, changedMetric, each, schema) &&
      onlyIn(changedMetric, metric, each, schema),
  );
  return witness === undefined
    ? null
    : `the predicate ${quoted(one.holds)} asks that \`${witness.name}\` be 0, which counts every event that is counted in one of the two only: where there is none, both are equal`;
}

function sessionOf({ enter }: Segment): Session | null {
  const behaviour = enter.kind === 'per' ? enter.of : enter;
  return behaviour.kind === 'session' ? behaviour : null;
}

function withMetric(enter: Segment['enter'], place: number, metric: SessionMetric): Segment['enter'] {
  if (enter.kind === 'per') return { ...enter, of: withMetric(enter.of, place, metric) as typeof enter.of };
  if (enter.kind !== 'session') return enter;
  return { ...enter, metrics: enter.metrics.map((each, index) => (index === place ? metric : each)) };
}

/** Proof that the predicate is false of a session in which a metric is not 0, whatever the others are. */
function asksForNone({ name }: SessionMetric, session: Session, schema: Schema): boolean {
  const isNone: Expression = {
    kind: 'comparison',
    operator: '===',
    left: { kind: 'metric', name, type: 'number', optional: false },
    right: { kind: 'literal', value: 0 },
  };
  return implies(session.holds, isNone, sessionDomain(schema, session));
}

/** Whether every event that is in the first metric is in the second with the same value, or is counted by a third. */
const onlyIn = (metric: SessionMetric, other: SessionMetric, counted: SessionMetric, schema: Schema): boolean =>
  metric.kind === other.kind &&
  textOf(metric.value) === textOf(other.value) &&
  partsByType(metric.of).every((part) => holdsWithin(part, other.of, schema) || holdsWithin(part, counted.of, schema));
