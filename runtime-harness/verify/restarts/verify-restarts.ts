import { chooseFrom, figuresOf, secondsSince } from '../figures.ts';
import { type Disagreement, disagreementsOf, findingOf } from '../findings.ts';
import { generateHistories } from '../generate.ts';
import { moved } from '../history.ts';
import type { Finding, VerifyReport } from '../report.ts';
import { type Heard, openTrial, type Trial } from '../trial.ts';
import type { VerifyOptions } from '../verify.ts';
import { deliverWithStrikes } from './deliver.ts';
import { lateness } from './late.ts';
import { onTime } from './on-time.ts';
import { explainRound, planRounds, type Round } from './plan.ts';
import { outOfOrder, withoutRepeats } from './repeats.ts';

export interface RestartsOptions extends Omit<VerifyOptions, 'recordings' | 'prepare'> {
  readonly rounds: number;
  /** Working directory of the local stack that runs the job; null when the cluster is a given one, whose TaskManager cannot be killed. */
  readonly workDir: string | null;
}

/** All that `segc verify --restarts` has found out. */
export interface RestartsReport extends VerifyReport {
  readonly rounds: number;
  /** How often the job was started again from a savepoint. */
  readonly savepoints: number;
  /** How often its TaskManager was killed. */
  readonly kills: number;
  /** Transitions that came again after a failure, the same in all they say. */
  readonly repeats: number;
  /** Late events that the late topic lacks: they were late only against what had come before a restart. */
  readonly lateUntold: number;
  /** What only a restart can break, as text: repeats where nothing has failed, order, late events that were none. Part of `differences`. */
  readonly restartDifferences: readonly string[];
}

interface PlayedRound {
  readonly heard: readonly Heard[];
  readonly events: number;
  readonly late: number;
  readonly repeats: number;
  readonly storeDifferences: readonly string[];
  readonly restartDifferences: readonly string[];
}

/**
 * Plays made-up histories through one job in rounds. In the middle of each the job is stopped with a savepoint and restored, or loses its TaskManager; users and
 * memberships of earlier rounds stay. The timelines, without repeats, and Redis must be what the replay says, which knows of no restart.
 */
export async function verifyRestarts(options: RestartsOptions): Promise<RestartsReport> {
  const { program, seed, step, workDir } = options;
  const begin = performance.now();
  const rounds = planRounds({ seed, rounds: options.rounds, canKill: workDir !== null });
  const played: PlayedRound[] = [];
  const restartDifferences: string[] = [];
  let lateUntold = 0;
  for (const partitions of [1, 3] as const) {
    const part = rounds.filter((round) => round.partitions === partitions);
    if (part.length === 0) continue;
    const trial = await step('deploy the job', () => openTrial({ ...options, partitions }));
    try {
      const ofPart: PlayedRound[] = [];
      for (const round of part) {
        const name = `round ${round.number} of ${rounds.length}: ${explainRound(round)}`;
        ofPart.push(await step(name, (tell) => playRound(trial, round, options, tell)));
      }
      const expected = ofPart.reduce((sum, { late }) => sum + late, 0);
      const late = await lateness(trial.run, expected);
      lateUntold += late.untold;
      restartDifferences.push(...late.differences);
      played.push(...ofPart);
    } finally {
      await trial.close();
    }
  }
  restartDifferences.push(...played.flatMap((round) => round.restartDifferences));
  const heard = played.flatMap((round) => round.heard);
  const storeDifferences = played.flatMap((round) => round.storeDifferences);
  const disagreements = disagreementsOf(heard);
  const total = (of: 'events' | 'repeats') => played.reduce((sum, round) => sum + round[of], 0);
  const strikes = (of: 'savepoint' | 'kill') =>
    rounds.reduce((sum, round) => sum + round.strikes.filter(({ kind }) => kind === of).length, 0);
  return {
    ...figuresOf(program, heard, disagreements),
    seed,
    events: total('events'),
    differences: disagreements.length + storeDifferences.length + restartDifferences.length,
    seconds: secondsSince(begin),
    recordings: [],
    findings: chooseFrom(disagreements, options.findingsPerSegment).map(asFound),
    storeDifferences,
    rounds: rounds.length,
    savepoints: strikes('savepoint'),
    kills: strikes('kill'),
    repeats: total('repeats'),
    lateUntold,
    restartDifferences,
  };
}

async function playRound(
  trial: Trial,
  round: Round,
  { program, seed, histories, workDir }: RestartsOptions,
  tell: (text: string) => void,
): Promise<PlayedRound> {
  const { latenessMs } = program.source;
  const all = generateHistories(program, { seed: seed * 1_000 + round.number, histories })
    .map((history) => moved(history, `${history.userId}@${round.number}`, 0))
    .map((history) => (round.partitions === 1 ? history : onTime(history, latenessMs)));
  const played = await trial.play(all, tell, (messages) =>
    deliverWithStrikes(messages, round, { latenessMs, run: trial.run, workDir: workDir ?? '', tell }),
  );
  const kept = played.heard.map(withoutRepeats);
  const repeats = kept.reduce((sum, each) => sum + each.repeats, 0);
  const hasFailed = round.strikes.some(({ kind }) => kind === 'kill');
  const restartDifferences = [
    ...(repeats > 0 && !hasFailed ? [`${repeats} transitions came again, and nothing had failed`] : []),
    ...(round.partitions > 1 && played.late > 0 ? [`${played.late} events are late in the replay`] : []),
    ...kept.flatMap(({ heard }) => outOfOrder(heard)),
  ].map((text) => `round ${round.number}: ${text}`);
  return {
    heard: kept.map(({ heard }) => heard),
    events: played.events,
    late: played.late,
    repeats,
    storeDifferences: played.storeDifferences.map((text) => `round ${round.number}: ${text}`),
    restartDifferences,
  };
}

/** As it was found: made smaller it would have to be struck at the same point again, which cannot be had. */
const asFound = (disagreement: Disagreement): Finding =>
  findingOf(disagreement, disagreement.heard.history.messages.length);
