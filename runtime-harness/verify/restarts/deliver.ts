import { setTimeout as sleep } from 'node:timers/promises';
import type { FlinkRun, Message } from '../../engines/flink.ts';
import { fieldsOf, timeOf } from '../history.ts';
import { killTaskManager } from './kill.ts';
import type { Moment, Round } from './plan.ts';

export interface DeliverOptions {
  /** By how much an event may be behind the newest one, in ms. */
  readonly latenessMs: number;
  readonly run: FlinkRun;
  /** Of the local stack whose TaskManager is killed. */
  readonly workDir: string;
  readonly tell: (text: string) => void;
}

/** Sends messages in their order, and strikes the job where the round says so. */
export async function deliverWithStrikes(
  messages: readonly string[],
  round: Round,
  { latenessMs, run, workDir, tell }: DeliverOptions,
): Promise<void> {
  const late = indexesOfLate(messages, latenessMs);
  let sent = 0;
  const sendUpTo = async (end: number) => {
    await run.produce(toPartitions(messages.slice(sent, end), round));
    sent = Math.max(sent, end);
  };
  for (const { kind, after, beforeLate, moment } of round.strikes) {
    const before = await sizeOfOutput(run);
    const end = Math.floor(after * messages.length);
    await sendUpTo(beforeLate ? (late.find((index) => index >= end) ?? end) : end);
    await reach(moment, run, before);
    tell(kind === 'savepoint' ? 'savepoint and restore' : 'kill the TaskManager');
    if (kind === 'savepoint') await run.restart();
    else await killTaskManager(run, workDir);
  }
  await sendUpTo(messages.length);
}

/** Where there are events that are late in a single partition (SEMANTICS §8). */
export function indexesOfLate(messages: readonly string[], latenessMs: number): readonly number[] {
  let newest = Number.NEGATIVE_INFINITY;
  return messages.flatMap((text, index) => {
    const ts = timeOf(text);
    if (ts === null) return [];
    const isLate = ts < newest - latenessMs;
    newest = Math.max(newest, ts);
    return isLate ? [index] : [];
  });
}

/** Each user has a partition of the first two; the third, if there is one, gets at most a time mark, which says how far event time is. */
function toPartitions(texts: readonly string[], { partitions, marks }: Round): readonly Message[] {
  const toFirst = (value: string): Message => ({ key: null, value, partition: 0 });
  if (partitions === 1) return texts.map(toFirst);
  let newest = 0;
  const messages = texts.map((value): Message => {
    const { userId, ts } = fieldsOf(value) ?? {};
    if (typeof ts === 'number') newest = Math.max(newest, ts);
    return { key: null, value, partition: partitionOf(String(userId)) };
  });
  if (!marks || newest === 0) return messages;
  return [...messages, { key: null, value: JSON.stringify({ type: 'segc.time', ts: newest }), partition: 2 }];
}

function partitionOf(userId: string): number {
  let sum = 0;
  for (const character of userId) sum += character.codePointAt(0) ?? 0;
  return sum % 2;
}

/** In ms. Where an empty partition holds event time back, nothing comes out at all. */
const mostWaitForOutput = 4_000;
/** In ms. The job may be gone before it is complete. */
const checkpointTimeoutMs = 20_000;

/** @param before what {@link sizeOfOutput} was before the last messages were sent */
async function reach(moment: Moment, run: FlinkRun, before: bigint): Promise<void> {
  if (moment === 'while it reads') return;
  const deadline = Date.now() + mostWaitForOutput;
  while ((await sizeOfOutput(run)) === before && Date.now() < deadline) await sleep(50);
  if (moment === 'after some output') return;
  const checkpoint = run.flink.checkpoint(run.jobId, { timeoutMs: checkpointTimeoutMs });
  if (moment === 'after a checkpoint') await checkpoint;
  // Whether it completes is left to the race.
  else void checkpoint.catch(() => {});
}

/** How many transitions have been told, repeats included. */
async function sizeOfOutput({ kafka, deployment }: FlinkRun): Promise<bigint> {
  const partitions = (await kafka.describeTopic(deployment.topics.changes)) ?? [];
  return partitions.reduce((sum, { high }) => sum + high, 0n);
}
