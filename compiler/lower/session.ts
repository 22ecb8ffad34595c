import type { Session } from '../ir/session.ts';
import type { Relation } from '../plan/relation.ts';
import type { Place } from './behaviour.ts';
import { endsName, findSession } from './session-metrics.ts';

/** SEMANTICS §6. */
export function lowerSession(session: Session, { name, scope, move, shared }: Place): Relation[] {
  const { from, predicate } = findSession(shared.sessions, scope, session);
  const { gapMs, judged } = session;
  const source = judged === 'closed' ? endsName(from) : from;
  return [{ kind: 'sessionHolds', name, scope, move, from: source, judged, gapMs, predicate }];
}
