import { createRandom, pickFrom, type Random } from '../random.ts';

/** At which point of the job's work it is struck, all that is before it in the history having been sent. */
export type Moment = 'while it reads' | 'after some output' | 'during a checkpoint' | 'after a checkpoint';

/** One restart of the job. */
export interface Strike {
  /** `savepoint`: stopped with a savepoint and started again from it. `kill`: its TaskManager gets SIGKILL and is started again. */
  readonly kind: 'savepoint' | 'kill';
  /** How much of the messages has been sent by then, from 0 to 1. */
  readonly after: number;
  /** Whether it moves on to where the next message is a late event: what is late is what Flink itself forgets at a restart. On one partition only. */
  readonly beforeLate: boolean;
  readonly moment: Moment;
}

/** Histories that are played together, and the restarts in their middle. */
export interface Round {
  /** From 1. */
  readonly number: number;
  /** Of the topic: 1, and events may be late; or 3, of which the last gets no events. */
  readonly partitions: 1 | 3;
  /** Whether time marks move the partition without events along; otherwise nothing is decided before the end of the round. */
  readonly marks: boolean;
  /** By `after`, never empty. */
  readonly strikes: readonly Strike[];
}

export interface PlanOptions {
  /** Same seed, same rounds. */
  readonly seed: number;
  readonly rounds: number;
  /** Whether the TaskManager can be killed. If not, every strike is a savepoint. */
  readonly canKill: boolean;
}

const moments: readonly Moment[] = [
  'while it reads',
  'after some output',
  'after some output',
  'during a checkpoint',
  'after a checkpoint',
];

/** The rounds of a run: of two in a row one has a savepoint and one a kill. The first half is played on one partition, the second on three. */
export function planRounds({ seed, rounds, canKill }: PlanOptions): readonly Round[] {
  const random = createRandom(seed * 7_919 + 13);
  let first: Strike['kind'] = 'savepoint';
  const half = Math.ceil(rounds / 2);
  return Array.from({ length: rounds }, (_, index) => {
    if (index % 2 === 0) first = random(2) === 0 ? 'savepoint' : 'kill';
    const second = first === 'kill' ? 'savepoint' : 'kill';
    const kind = canKill ? (index % 2 === 0 ? first : second) : 'savepoint';
    return {
      number: index + 1,
      partitions: index < half ? 1 : 3,
      marks: random(4) > 0,
      strikes: strikesOf(kind, canKill, random).map((strike) => ({
        ...strike,
        beforeLate: index < half && random(3) > 0,
      })),
    };
  });
}

/** One, or in every third round two: the second at once after the first, or further on. A restored job that is killed has no checkpoint of its own yet. */
function strikesOf(kind: Strike['kind'], canKill: boolean, random: Random): readonly Omit<Strike, 'beforeLate'>[] {
  const one = { kind, after: (1 + random(98)) / 100, moment: pickFrom(random, moments) };
  if (random(3) > 0) return [one];
  const after = random(2) === 0 ? one.after : one.after + ((1 - one.after) * random(100)) / 100;
  return [one, { kind: canKill ? 'kill' : 'savepoint', after, moment: pickFrom(random, moments) }];
}

/** A round in a few words. */
export function explainRound({ partitions, strikes }: Round): string {
  const of = strikes.map(({ kind, after, beforeLate, moment }) => {
    const what = kind === 'savepoint' ? 'savepoint and restore' : 'TaskManager killed';
    return `${what} at ${Math.round(after * 100)} %${beforeLate ? ', before a late event,' : ''} ${moment}`;
  });
  return `${of.join(', ')}, ${partitions === 1 ? 'one partition' : `${partitions} partitions`}`;
}
