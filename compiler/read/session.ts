import type { EventEnvelope, Session as SessionRule } from '../../rules/vocabulary/index.ts';
import { builtInMetrics, type Session, type SessionMetric, sessionEnds } from '../ir/session.ts';
import { readDuration } from './duration.ts';
import { readPredicate } from './predicate.ts';
import type { Reader } from './reader.ts';
import { eventRecord, type RecordView } from './record.ts';
import { readMetric } from './session-metric.ts';

/** SEMANTICS §6. */
export function readSession(rule: SessionRule<EventEnvelope>, reader: Reader): Session | null {
  const gapMs = readDuration(rule.gap, '`gap`', rule, reader);
  const names = Object.keys(rule.metrics).sort();
  const metrics = names.flatMap((name) => {
    const metric = rule.metrics[name];
    return (metric && readMetric(name, metric, rule, reader)) ?? [];
  });
  // A predicate over metrics that could not be read would be complained about once more.
  if (metrics.length < names.length) return null;
  const holds = readPredicate(rule.predicate, [metricsRecord(metrics, reader)], rule, reader);
  if (gapMs === null || holds === null) return null;
  return { kind: 'session', gapMs, judged: rule.judged, metrics, holds };
}

function metricsRecord(metrics: readonly SessionMetric[], reader: Reader): RecordView {
  const optional = new Map(metrics.map(({ name, kind }) => [name, !['count', 'distinct', 'sum'].includes(kind)]));
  const types = Object.keys(reader.schema.types);
  return {
    kind: 'record',
    names: [...optional.keys(), ...builtInMetrics, ...sessionEnds],
    property: (name) => {
      if (name === 'duration' || name === 'events') return { kind: 'metric', name, type: 'number', optional: false };
      if (name === 'first' || name === 'last') {
        return eventRecord(types, reader.schema, (field, type, absent) => ({
          kind: 'metric',
          name: `${name}.${field}`,
          type,
          optional: absent,
        }));
      }
      const canBeAbsent = optional.get(name);
      return canBeAbsent === undefined ? null : { kind: 'metric', name, type: 'number', optional: canBeAbsent };
    },
  };
}
