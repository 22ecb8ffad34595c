import type { EventEnvelope, Session as SessionRule } from '../../rules/vocabulary/index.ts';
import { builtInMetrics, type Session, type SessionCount } from '../ir/session.ts';
import { readDuration } from './duration.ts';
import { readOccurs } from './occurs.ts';
import { readPredicate } from './predicate.ts';
import type { Reader } from './reader.ts';

/** SEMANTICS §6. */
export function readSession(rule: SessionRule<EventEnvelope>, reader: Reader): Session | null {
  const gapMs = readDuration(rule.gap, '`gap`', rule, reader);
  const counts: SessionCount[] = [];
  const names = Object.keys(rule.counts).sort();
  for (const name of names) {
    const counted = rule.counts[name];
    const of = counted && readOccurs(counted, reader);
    if ((builtInMetrics as readonly string[]).includes(name)) reader.report('SEG205', reader.spanOf(rule), { name });
    else if (of) counts.push({ name, of });
  }
  const metrics = new Set<string>([...names, ...builtInMetrics]);
  const holds = readPredicate(
    rule.holds,
    (name) => (metrics.has(name) ? { kind: 'metric', name } : null),
    rule,
    reader,
  );
  if (gapMs === null || holds === null || counts.length < names.length) return null;
  return { kind: 'session', gapMs, judged: rule.judged, counts, holds };
}
