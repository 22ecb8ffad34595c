import type { Program } from '../ir/program.ts';
import type { MembershipPlan, Plan, SegmentPlan, TtlPlan } from '../plan/plan.ts';
import { lowerSegment } from './segment.ts';
import { shareRelations } from './shared.ts';
import { lowerSource } from './source.ts';

/** IR → plan: the shape of the SQL. Total: what cannot be lowered has been refused before. */
export function lowerProgram(program: Program): Plan {
  const source = lowerSource(program.source);
  const shared = shareRelations(
    program,
    source.fields.map(({ name }) => name),
  );
  const isCombination = ({ enter }: Program['segments'][number]) => enter.kind === 'combination';
  const segments = program.segments.filter((segment) => !isCombination(segment));
  const combinations = program.segments.filter(isCombination).map((segment) => lowerSegment(segment, shared));
  const lowered = segments.map((segment) => lowerSegment(segment, shared));
  return {
    source,
    shared: shared.relations,
    segments: lowered,
    membership: lowerMembership('', lowered),
    combinations,
    combinedMembership: combinations.length === 0 ? null : lowerMembership('combined ', combinations),
  };
}

/** SEMANTICS §7. */
function lowerMembership(prefix: string, segments: readonly SegmentPlan[]): MembershipPlan {
  const ttls = new Map<string, TtlPlan>();
  for (const { id, ttlMs, slackMs, moves } of segments) {
    const key = `${ttlMs}+${slackMs}`;
    const enter = `${id}/enter`;
    const trigger = moves.includes(enter) ? { view: enter, mixed: false } : { view: moves[0] ?? '', mixed: true };
    ttls.set(key, { ttlMs, slackMs, triggers: [...(ttls.get(key)?.triggers ?? []), trigger] });
  }
  return {
    prefix,
    moves: segments.flatMap(({ moves }) => moves),
    ttls: [...ttls.values()].sort((a, b) => a.ttlMs - b.ttlMs || a.slackMs - b.slackMs),
  };
}
