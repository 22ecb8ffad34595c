import { invariant } from '../diagnostics/invariant.ts';
import type { Program } from '../ir/program.ts';
import type { Session } from '../ir/session.ts';
import type { Move, Relation, SessionMoves } from '../plan/relation.ts';
import { column, operator, type SqlExpression } from '../plan/sql-expression.ts';
import { lowerCondition } from './expression.ts';
import { lowerTest } from './occurs.ts';

/** The counts that the sessions of one gap carry: each distinct test once, whichever segments ask for it. */
export interface SharedSessions {
  readonly gapMs: number;
  readonly hasClosed: boolean;
  readonly counts: readonly { readonly column: string; readonly of: SqlExpression }[];
  /** The column of a count, by the test as JSON. */
  readonly columnOf: ReadonlyMap<string, string>;
}

const sessionsName = (gapMs: number) => `sessions/${gapMs}`;
const endsName = (gapMs: number) => `sessions/${gapMs}/ended`;

/** SEMANTICS §6. One view of sessions per gap, shared by all segments with that gap. */
export function shareSessions({ segments }: Program): Map<number, SharedSessions> {
  const byGap = new Map<number, Session[]>();
  for (const { enter } of segments) {
    if (enter.kind === 'session') byGap.set(enter.gapMs, [...(byGap.get(enter.gapMs) ?? []), enter]);
  }
  const gaps = [...byGap].sort(([a], [b]) => a - b);
  return new Map(
    gaps.map(([gapMs, sessions]) => {
      const tests = new Map<string, { readonly column: string; readonly of: SqlExpression }>();
      const taken = new Set<string>();
      for (const { name, of } of sessions.flatMap((session) => session.counts)) {
        const key = JSON.stringify(of);
        if (tests.has(key)) continue;
        let column = name;
        for (let number = 2; taken.has(column); number += 1) column = `${name} ${number}`;
        taken.add(column);
        tests.set(key, { column, of: lowerTest(of) });
      }
      const columnOf = new Map([...tests].map(([key, { column }]) => [key, column] as const));
      const counts = [...tests.values()];
      return [gapMs, { gapMs, hasClosed: sessions.some(({ judged }) => judged === 'closed'), counts, columnOf }];
    }),
  );
}

export function sessionRelations(shared: SharedSessions): Relation[] {
  const { gapMs, counts } = shared;
  const sessions: Relation = { kind: 'sessions', name: sessionsName(gapMs), gapMs, counts };
  if (!shared.hasClosed) return [sessions];
  const names = counts.map(({ column: name }) => name);
  return [
    sessions,
    { kind: 'sessionEnds', name: endsName(gapMs), sessions: sessionsName(gapMs), gapMs, counts: names },
  ];
}

/** SEMANTICS §6. */
export function lowerSession(
  session: Session,
  move: Move,
  name: string,
  shared: ReadonlyMap<number, SharedSessions>,
): SessionMoves {
  const sessions = shared.get(session.gapMs);
  invariant(sessions, `no sessions with gap ${session.gapMs}`);
  const columns = new Map(
    session.counts.map((count) => [count.name, sessions.columnOf.get(JSON.stringify(count.of)) ?? '']),
  );
  const holds = (suffix: string) =>
    lowerCondition(session.holds, (metric) => column(`${columns.get(metric) ?? metric}${suffix}`));
  const { gapMs, judged } = session;
  if (judged === 'closed')
    return { kind: 'sessionMoves', name, move, from: endsName(gapMs), judged, gapMs, where: holds('') };
  // Live: true now, and not at the previous event of the session.
  const before: SqlExpression = { kind: 'not', operand: holds(' before') };
  const where = operator('AND', holds(''), operator('OR', column('$isFirst'), before));
  return { kind: 'sessionMoves', name, move, from: sessionsName(gapMs), judged, gapMs, where };
}
