import type { Program } from '../../compiler/ir/program.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import { startFlinkRun } from '../engines/flink.ts';
import { diffMemberships } from '../engines/redis.ts';
import { runReference } from '../engines/reference.ts';
import { type Difference, diffTimelines, group, subjectOf } from '../timeline/diff.ts';
import type { Transition } from '../timeline/transition.ts';
import { generateHistories } from './generate.ts';
import { firstInstant, type History, inArrivalOrder } from './history.ts';

export interface VerifyOptions {
  readonly program: Program;
  /** Folder with the SQL of the program, absolute. */
  readonly generated: string;
  readonly addresses: StackAddresses;
  readonly seed: number;
  /** How many for each rule. */
  readonly histories: number;
  /** Runs a step and measures it. */
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

/** A history of which Flink and the replay do not say the same. */
export interface Disagreement {
  readonly history: History;
  readonly differences: readonly Difference[];
  readonly replay: readonly Transition[];
  readonly flink: readonly Transition[];
}

export interface VerifyResult {
  readonly histories: number;
  readonly events: number;
  readonly transitions: number;
  /** Segments that some history has entered. */
  readonly entered: readonly string[];
  readonly disagreements: readonly Disagreement[];
  /** Memberships that Redis and the replay do not agree on, as text. */
  readonly storeDifferences: readonly string[];
}

/**
 * Plays generated histories of all rules through one job on real Flink and through the replay, and compares every transition (instant, expiry, reason, causing events) of
 * every user in every segment, and what Redis holds at the end.
 */
export async function verify(options: VerifyOptions): Promise<VerifyResult> {
  const { program, generated, addresses, step } = options;
  const histories = generateHistories(program, options);
  const messages = inArrivalOrder(histories);
  const id = `verify-${Date.now().toString(36)}`;
  // One partition and a watermark after each event: what is late is then a function of the input alone.
  const run = await step('deploy the job', () =>
    startFlinkRun({ id, folder: generated, addresses, partitions: 1, watermark: 'on-event' }),
  );
  try {
    const newest = histories.reduce(
      (latest, history) => history.messages.reduce((at, { arrives }) => Math.max(at, arrives), latest),
      firstInstant,
    );
    const closeAt = newest + run.deployment.generated.manifest.longestDeadlineMs + program.source.latenessMs + 1;
    const replay = await step(`replay ${histories.length} histories`, async () =>
      runReference(program, messages, closeAt),
    );
    await step(`send their ${messages.length} events to Kafka`, () =>
      run.produce(messages.map((value) => ({ key: null, value }))),
    );
    await step('wait until event time has passed the last deadline', () => run.passTime(closeAt, 600_000));
    const flink = await step('read the transitions', () => run.transitions());
    const memberships = await step('read Redis', () => run.memberships());
    return {
      histories: histories.length,
      events: messages.length,
      transitions: flink.length,
      entered: [...new Set(replay.transitions.map(({ segment }) => segment))].sort(),
      disagreements: disagreementsOf(histories, replay.transitions, flink),
      storeDifferences: diffMemberships(replay.memberships, memberships),
    };
  } finally {
    await run.close();
  }
}

function disagreementsOf(
  histories: readonly History[],
  replay: readonly Transition[],
  flink: readonly Transition[],
): readonly Disagreement[] {
  const differences = group(diffTimelines(replay, flink), (difference) => subjectOf(difference).userId);
  if (differences.size === 0) return [];
  const [ofReplay, ofFlink] = [replay, flink].map((timeline) => group(timeline, ({ userId }) => userId));
  return histories.flatMap((history) => {
    const { userId } = history;
    const ofUser = differences.get(userId);
    if (ofUser === undefined) return [];
    const [replay = [], flink = []] = [ofReplay?.get(userId), ofFlink?.get(userId)];
    return [{ history, differences: ofUser, replay, flink }];
  });
}
