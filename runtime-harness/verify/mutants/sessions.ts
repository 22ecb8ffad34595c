import { eventDomain, sessionDomain } from '../../../compiler/check/proof/domain.ts';
import { leavesOf } from '../../../compiler/ir/leaves.ts';
import type { MetricKind, Session, SessionMetric } from '../../../compiler/ir/session.ts';
import { type Change, change, inWhole, type Place, withAt } from './change.ts';
import { conditionChanges } from './expressions.ts';
import { occursChanges, type Surroundings } from './occurs.ts';
import { spanChanges } from './spans.ts';

/** Changes of a session's gap, metrics and predicate. */
export function sessionChanges<S extends Session>(
  session: S,
  place: Place,
  around: Surroundings,
): readonly Change<S>[] {
  const { gapMs, metrics, holds, judged } = session;
  const read = new Set(leavesOf(holds).map(({ name }) => name));
  const ofMetrics = metrics.flatMap((metric, index) =>
    // A metric that the predicate does not look at changes nothing.
    read.has(metric.name)
      ? inWhole(metricChanges(metric, [...place, `metric \`${metric.name}\``], around), (changed) => ({
          ...session,
          metrics: withAt(metrics, index, changed),
        }))
      : [],
  );
  return [
    ...inWhole(spanChanges(gapMs, [...place, '`gap`']), (gapMs) => ({ ...session, gapMs })),
    ...ofMetrics,
    ...inWhole(
      conditionChanges(holds, [...place, `\`${judged}\``], sessionDomain(around.schema, session)),
      (holds) => ({
        ...session,
        holds,
      }),
    ),
  ];
}

/** A session judged at its other time. Legal where a behaviour need not hold at an event. */
export function judgedOtherwise(session: Session, place: Place): Change<Session> {
  const other = session.judged === 'live' ? 'closed' : 'live';
  return change({ ...session, judged: other }, place, `\`${session.judged}\``, `\`${other}\``);
}

/** Kinds that are easily taken for one another and give a value of the same type. */
const otherKinds: { readonly [K in MetricKind]?: MetricKind } = { min: 'max', max: 'min', distinct: 'count' };

function metricChanges(
  metric: SessionMetric,
  place: Place,
  { schema, ...around }: Surroundings,
): readonly Change<SessionMetric>[] {
  const { kind, of, value } = metric;
  const other = otherKinds[kind];
  const ofValue =
    value === null
      ? []
      : inWhole(conditionChanges(value, [...place, 'value'], eventDomain(schema, of.types)), (value) => ({
          ...metric,
          value,
        }));
  return [
    ...(other === undefined
      ? []
      : [
          change(
            { ...metric, kind: other, value: other === 'count' ? null : value },
            place,
            `\`${kind}\``,
            `\`${other}\``,
          ),
        ]),
    ...inWhole(occursChanges(of, place, { schema, ...around, per: null }), (of) => ({ ...metric, of })),
    ...ofValue,
  ];
}
