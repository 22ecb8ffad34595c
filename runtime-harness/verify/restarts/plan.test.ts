import { describe, expect, test } from 'vitest';
import { explainRound, planRounds } from './plan.ts';

const plan = (seed: number, rounds = 200, canKill = true) => planRounds({ seed, rounds, canKill });

describe('the rounds', () => {
  test('same seed, same rounds; another seed, others', () => {
    expect(plan(1)).toEqual(plan(1));
    expect(plan(2)).not.toEqual(plan(1));
  });

  test('of two in a row one begins with a savepoint and one with a kill', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const kinds = plan(seed, 2).map(({ strikes }) => strikes[0]?.kind);
      expect([...kinds].sort()).toEqual(['kill', 'savepoint']);
    }
  });

  test('they strike at every moment, also twice at one place and right after a restore', () => {
    const strikes = plan(1).map((round) => round.strikes);
    for (const kind of ['savepoint', 'kill'] as const) {
      const moments = new Set(strikes.flatMap(([one]) => (one?.kind === kind ? [one.moment] : [])));
      expect(moments.size).toBe(4);
      expect(strikes.some(([one, two]) => one?.kind === kind && two?.kind === 'kill' && two.after === one.after)).toBe(
        true,
      );
    }
    for (const [one, two] of strikes) {
      expect(one?.after).toBeGreaterThan(0);
      expect(two?.after ?? 1).toBeGreaterThanOrEqual(one?.after ?? 1);
      expect(two?.after ?? one?.after).toBeLessThan(1);
    }
  });

  test('both layouts of the topic, with time marks and without', () => {
    expect(plan(1, 5).map(({ partitions }) => partitions)).toEqual([1, 1, 1, 3, 3]);
    expect(new Set(plan(1).map(({ marks }) => marks)).size).toBe(2);
  });

  test('a cluster that cannot be killed gets savepoints only', () => {
    const kinds = plan(1, 50, false).flatMap(({ strikes }) => strikes.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['savepoint']));
  });

  test('in words', () => {
    expect(
      explainRound({
        number: 1,
        partitions: 3,
        marks: true,
        strikes: [
          { kind: 'savepoint', after: 0.5, beforeLate: true, moment: 'while it reads' },
          { kind: 'kill', after: 0.75, beforeLate: false, moment: 'after a checkpoint' },
        ],
      }),
    ).toBe(
      'savepoint and restore at 50 %, before a late event, while it reads, TaskManager killed at 75 % after a checkpoint, 3 partitions',
    );
  });
});
