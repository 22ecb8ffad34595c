import { describe, expect, it } from 'vitest';
import { type Noticed, verifyBrokenInterpreters, verifyBrokenLowerings } from './sabotage-runs.ts';
import { brokenInterpreters, brokenLowerings, type Sabotage } from './sabotages.ts';
import { emptyAddresses } from './test-run.ts';

const database = 7;
/** A history of more messages than that is not easy to understand. */
const easy = 6;

/**
 * Whether verify notices small mistakes in segc itself, each in the rule of one segment, and blames no other: some of them here, all of
 * them in `npm run verify:sabotage`.
 */
describe('segc verify notices sabotage', () => {
  const isLong = process.env.SEGC_ALL_SABOTAGES === '1';
  const parts = (sabotages: readonly Sabotage[], many: number) =>
    Array.from({ length: isLong ? many : 1 }, (_, part) =>
      sabotages.filter((_, index) => index % many === (part + 1) % many),
    );

  function expectAllNoticed(sabotages: readonly Sabotage[], noticed: Noticed): void {
    expect([...noticed.keys()].sort()).toEqual(sabotages.map(({ id }) => id).sort());
    expect([...noticed].filter(([, messages]) => messages > easy)).toEqual([]);
  }

  it.each(parts(brokenLowerings, 3))('in the lowering: %$', async (...sabotages) => {
    expectAllNoticed(sabotages, await verifyBrokenLowerings(sabotages, await emptyAddresses(database)));
  });

  it.each(parts(brokenInterpreters, 2))('in the interpreter: %$', async (...sabotages) => {
    expectAllNoticed(sabotages, await verifyBrokenInterpreters(sabotages, await emptyAddresses(database)));
  });
});
