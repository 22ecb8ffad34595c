import type { Program } from '../../compiler/ir/program.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import { disagreementsOf } from './findings.ts';
import type { Finding } from './report.ts';
import { simplerThan } from './simpler.ts';
import type { Trial } from './trial.ts';

export interface SimplifyOptions {
  /** Puts a program on trial. */
  readonly open: (program: Program) => Promise<Pick<Trial, 'play' | 'close'>>;
  readonly onRound: (round: number) => void;
}

/** Planning takes Flink seconds a rule. */
const mostAtOnce = 6;
const mostRounds = 4;

/**
 * Makes the rule of a finding simpler for as long as the same two witnesses still differ on its history: in each round simpler rules run side by side in a
 * job of their own, and the simplest that differs is taken.
 *
 * @returns the simplest rule, under another id; null when no simpler one differs
 */
export async function simplify(
  { segment: id, history, between }: Finding,
  program: Program,
  { open, onRound }: SimplifyOptions,
): Promise<Segment | null> {
  const rule = program.segments.find((each) => each.id === id);
  let best: Segment | null = null;
  for (let round = 1; round <= mostRounds && rule !== undefined && rule.enter.kind !== 'combination'; round += 1) {
    const candidates: readonly Segment[] = spread(simplerThan(best ?? rule)).map(
      (simple, index): Segment => ({ ...simple, id: `${id}-${round}.${index}` }),
    );
    if (candidates.length === 0) break;
    onRound(round);
    const trial = await open({ ...program, segments: candidates });
    try {
      const { heard } = await trial.play([history]);
      const differing = new Set(
        disagreementsOf(heard)
          .filter((found) => String(found.between) === String(between))
          .map(({ segment }) => segment),
      );
      const simplest = candidates.find((candidate) => differing.has(candidate.id));
      if (simplest === undefined) break;
      best = simplest;
    } finally {
      await trial.close();
    }
  }
  return best;
}

/** The simplest, which seldom differ and are best if they do, and those that are hardly simpler. */
function spread(candidates: readonly Segment[]): readonly Segment[] {
  const half = mostAtOnce / 2;
  return candidates.length <= mostAtOnce ? candidates : [...candidates.slice(0, half), ...candidates.slice(-half)];
}
