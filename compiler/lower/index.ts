import type { Behaviour } from '../ir/behaviour.ts';
import { segmentHash } from '../ir/json.ts';
import type { Program } from '../ir/program.ts';
import type { Segment } from '../ir/segment.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import type { Move, Relation } from '../plan/relation.ts';
import { lowerAbsence } from './absence.ts';
import { lowerOccurs } from './occurs.ts';
import { lowerSession, type SharedSessions, sessionRelations, shareSessions } from './session.ts';
import { lowerSource } from './source.ts';

type Lowering<B> = (behaviour: B, move: Move, name: string, sessions: ReadonlyMap<number, SharedSessions>) => Relation;

/** One lowering per behaviour: a kind without a row does not compile. */
const lowerings: { readonly [K in Behaviour['kind']]: Lowering<Extract<Behaviour, { kind: K }>> } = {
  occurs: lowerOccurs,
  absence: lowerAbsence,
  session: lowerSession,
};

/** IR → plan: the shape of the SQL. Total: what cannot be lowered has been refused before. */
export function lowerProgram(program: Program): Plan {
  const sessions = shareSessions(program);
  const segments = program.segments.map((segment) => lowerSegment(segment, sessions));
  return {
    source: lowerSource(program.source),
    sessions: [...sessions.values()].flatMap(sessionRelations),
    segments,
    membership: {
      moves: segments.flatMap(({ relations }) => relations.map(({ name }) => name)),
      ttls: [...new Set(program.segments.map(({ ttlMs }) => ttlMs))]
        .sort((a, b) => a - b)
        .map((ttlMs) => ({ ttlMs, triggers: segments.filter((segment) => segment.ttlMs === ttlMs).map(triggersOf) })),
    },
  };
}

const triggersOf = ({ id }: SegmentPlan) => `${id}/enter`;

function lowerSegment(segment: Segment, sessions: ReadonlyMap<number, SharedSessions>): SegmentPlan {
  const { id, enter, exit, ttlMs, span } = segment;
  const rule = segmentHash(segment);
  const lower = lowerings[enter.kind] as Lowering<Behaviour>;
  const relations = [lower(enter, { segment: id, role: 0, rule, ttlMs }, `${id}/enter`, sessions)];
  if (exit !== null) relations.push(lowerOccurs(exit, { segment: id, role: 1, rule, ttlMs }, `${id}/exit`));
  return { id, file: span.file, rule, ttlMs, relations };
}
