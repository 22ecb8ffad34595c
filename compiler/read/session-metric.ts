import type {
  EventEnvelope,
  SessionMetric as MetricRule,
  Session as SessionRule,
} from '../../rules/vocabulary/index.ts';
import { builtInMetrics, type SessionMetric, sessionEnds } from '../ir/session.ts';
import { isListType, typeOf } from '../ir/type-of.ts';
import { readOccurs } from './occurs.ts';
import { readValue } from './predicate.ts';
import type { Reader } from './reader.ts';
import { eventRecord, fieldOfEvent } from './record.ts';

const taken: readonly string[] = [...builtInMetrics, ...sessionEnds];

/** SEMANTICS §6. A named metric of the session `rule`. */
export function readMetric(
  name: string,
  metric: MetricRule<EventEnvelope>,
  rule: SessionRule<EventEnvelope>,
  reader: Reader,
): SessionMetric | null {
  // A name that two groups use arrives with the second group behind a space.
  const [twice, group] = name.split(' ');
  if (twice !== undefined && group !== undefined && Object.hasOwn(rule.metrics, twice)) {
    return reader.report('SEG211', reader.spanOf(rule), { name: twice });
  }
  if (taken.includes(name)) return reader.report('SEG205', reader.spanOf(rule), { name });
  if (!/^[A-Za-z_]\w*$/.test(name)) return reader.report('SEG212', reader.spanOf(rule), { name });
  if (metric.kind === 'count') {
    const of = readOccurs(metric.of, reader);
    return of && { name, kind: 'count', of, value: null };
  }
  const of = readOccurs(metric.of.of, reader, metric.of);
  if (of === null) return null;
  const event = eventRecord(of.types, reader.schema, fieldOfEvent);
  const value = readValue(metric.of.value, [event], metric.of, reader);
  if (value === null) return null;
  const { type } = typeOf(value);
  const fits = metric.kind === 'distinct' ? !isListType(type) && type !== 'absent' : type === 'number';
  if (fits) return { name, kind: metric.kind, of, value };
  return reader.report('SEG213', reader.spanOf(metric.of), { kind: metric.kind, type });
}
