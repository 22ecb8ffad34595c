import type { Program } from '../../compiler/ir/program.ts';
import type { RuleFunctions } from '../../compiler/ir/rule-functions.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import { type FlinkRun, startFlinkRun } from '../engines/flink.ts';
import { diffMemberships } from '../engines/redis.ts';
import { type ReferenceResult, runReference } from '../engines/reference.ts';
import { group } from '../timeline/diff.ts';
import { shifted, type Transition } from '../timeline/transition.ts';
import { firstInstant, type History, inArrivalOrder, moved, week } from './history.ts';
import type { Testimony } from './report.ts';

/** What messages mean that arrived in this order in one partition, up to a time mark at `closeAt`, epoch ms. */
export type Replay = (messages: readonly string[], closeAt: number) => ReferenceResult;

/** The replay of a program; with its functions, that which runs them instead of the IR. */
export const replayOf =
  (program: Program, functions?: RuleFunctions): Replay =>
  (messages, closeAt) =>
    runReference(program, messages, closeAt, functions && { functions });

export interface TrialOptions {
  /** Folder with the SQL under trial, absolute. */
  readonly folder: string;
  readonly addresses: StackAddresses;
  readonly replay: Replay;
  /** The replay that runs the rules' own functions; null when they are not at hand. */
  readonly typescript: Replay | null;
  /** Default 1, and then a watermark comes after each event: what is late is a function of the input alone. On several, nothing of the histories may be late. */
  readonly partitions?: number;
}

/** Brings messages to the job, in the order in which they are to arrive. */
export type Deliver = (messages: readonly string[]) => Promise<void>;

/** A history and what the witnesses say of it. */
export interface Heard {
  readonly history: History;
  readonly testimony: Testimony;
}

export interface Played {
  /** In the order of the histories that were given. */
  readonly heard: readonly Heard[];
  readonly events: number;
  /** How many of them the replay sets aside as late. */
  readonly late: number;
  /**
   * Memberships on which Redis and the replay differ, how many events were late or broken if they do not agree on that, and functions that threw, as text. How many
   * were late or broken is asked after an ordinary delivery only: those topics too repeat themselves after a failure.
   */
  readonly storeDifferences: readonly string[];
}

/** A job on real Flink through which histories are played, and the replay beside it. */
export interface Trial {
  readonly run: FlinkRun;
  /**
   * Plays histories, each from the beginning, and hears all witnesses. It may be called again and again: a user who has been seen before gets another name.
   *
   * @param deliver to the first partition in one go when not given
   */
  play(histories: readonly History[], onStep?: (text: string) => void, deliver?: Deliver): Promise<Played>;
  close(): Promise<void>;
}

const patienceMs = 600_000;
let trials = 0;

/** Deploys the SQL of a folder. */
export async function openTrial(options: TrialOptions): Promise<Trial> {
  const { folder, addresses, replay, typescript, partitions = 1 } = options;
  trials += 1;
  const id = `verify-${Date.now().toString(36)}-${trials}`;
  const watermark = partitions === 1 ? 'on-event' : 'on-periodic';
  const run = await startFlinkRun({ id, folder, addresses, partitions, watermark });
  const seen = new Set<string>();
  let plays = 0;
  let clock = firstInstant;
  return {
    run,
    async play(histories, onStep = () => {}, deliver) {
      plays += 1;
      // What was played before has moved event time, and users remember.
      const byMs = Math.ceil((clock - firstInstant) / week) * week;
      const actors = histories.map((history, index) => {
        const isNew = plays === 1 && !seen.has(history.userId);
        seen.add(history.userId);
        const userId = isNew ? history.userId : `${history.userId}~${plays}.${index}`;
        return { history, actor: moved(history, userId, byMs) };
      });
      const cast = actors.map(({ actor }) => actor);
      const messages = inArrivalOrder(cast);
      onStep('replay');
      const { closeAt, replayed } = untilQuiet(cast, run, (at) => replay(messages, at));
      clock = closeAt + week;
      const executed = typescript?.(messages, closeAt);
      onStep('send to Kafka');
      if (deliver === undefined) await run.produce(messages.map((value) => ({ key: null, value, partition: 0 })));
      else await deliver(messages);
      onStep('wait for event time');
      await run.passTime(closeAt, patienceMs);
      onStep('read the answers');
      const byUser = (transitions: readonly Transition[]) => group(transitions, ({ userId }) => userId);
      const flink = byUser(await run.transitions());
      const memberships = await run.memberships();
      const [ofReplay, ofTypescript] = [byUser(replayed.transitions), executed && byUser(executed.transitions)];
      const heard = actors.map(({ history, actor }): Heard => {
        const of = (timelines: ReadonlyMap<string, readonly Transition[]>) =>
          (timelines.get(actor.userId) ?? []).map((each) => ({ ...shifted(each, -byMs), userId: history.userId }));
        return {
          history,
          testimony: {
            replay: of(ofReplay),
            ...(ofTypescript && { typescript: of(ofTypescript) }),
            flink: of(flink),
          },
        };
      });
      const users = new Set(actors.map(({ actor }) => actor.userId));
      const current = memberships.filter(({ userId }) => users.has(userId));
      const storeDifferences = diffMemberships(replayed.memberships, current);
      if (plays === 1) {
        if (deliver === undefined) storeDifferences.push(...(await countsThatDiffer(run, replayed)));
        storeDifferences.push(...(executed?.thrown ?? []).map(inWords));
      }
      return { heard, events: messages.length, late: replayed.late, storeDifferences };
    },
    close: () => run.close(),
  };
}

const inWords = ({ at, message }: ReferenceResult['thrown'][number]) =>
  `${at === null ? 'a function of a rule' : `the function at ${at.file}:${at.line}:${at.column}`} throws: ${message}`;

/** Whether as many events were set aside as late, and as broken. */
async function countsThatDiffer(run: FlinkRun, { late, dead }: ReferenceResult): Promise<readonly string[]> {
  const [lateInFlink, deadInFlink] = [(await run.records('late')).length, (await run.records('dead')).length];
  return [
    ...(lateInFlink === late ? [] : [`late events: ${lateInFlink} in Flink, ${late} in the replay`]),
    ...(deadInFlink === dead.length ? [] : [`dead letters: ${deadInFlink} in Flink, ${dead.length} in the replay`]),
  ];
}

/** Flink tells a deadline or an expiry a little after its instant, in ms at most: see "Why ticks are only evidence" in SEMANTICS. */
const quietMs = 1_000;

/**
 * The time mark that ends the histories, and the replay up to it: all that waits for silence has been decided, and nothing so late that Flink, which tells the
 * end of a membership a little later, would not have told it yet.
 */
function untilQuiet(
  histories: readonly History[],
  run: FlinkRun,
  replay: (closeAt: number) => ReferenceResult,
): { readonly closeAt: number; readonly replayed: ReferenceResult } {
  const { latenessMs, longestDeadlineMs } = run.deployment.generated.manifest;
  let newest = firstInstant;
  for (const { messages } of histories) for (const { arrives } of messages) newest = Math.max(newest, arrives);
  let closeAt = newest + longestDeadlineMs + latenessMs + 1;
  for (;;) {
    const replayed = replay(closeAt);
    const latest = replayed.transitions.reduce((at, transition) => Math.max(at, transition.at), 0);
    const watermark = closeAt - latenessMs - 1;
    if (latest + quietMs <= watermark) return { closeAt, replayed };
    closeAt = latest + quietMs + latenessMs + 1;
  }
}
