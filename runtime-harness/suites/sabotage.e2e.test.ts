import { describe, expect, it } from 'vitest';
import { verifySabotages } from './sabotage-runs.ts';
import { brokenInterpreters, brokenLowerings } from './sabotages.ts';
import { emptyAddresses } from './test-run.ts';

const database = 7;
/** A history of more messages than that is not easy to understand. */
const easy = 6;
/** Planning takes Flink longer the more rules are in a job. */
const rulesInJob = 10;

const all = [...brokenLowerings, ...brokenInterpreters];
const jobs = Math.ceil(all.length / rulesInJob);
const chunks = Array.from({ length: jobs }, (_, job) => all.filter((_, index) => index % jobs === job));

/**
 * Whether verify notices small mistakes in segc itself, each in the rule of one segment, and blames no other: some of them here, all of
 * them in `npm run verify:sabotage`.
 */
describe('segc verify notices sabotage', () => {
  const wanted = process.env.SEGC_ALL_SABOTAGES === '1' ? chunks : chunks.slice(-1);

  it.each(wanted.map((sabotages) => ({ names: sabotages.map(({ id }) => id).join(', '), sabotages })))(
    '$names',
    async ({ sabotages }) => {
      const noticed = await verifySabotages(sabotages, await emptyAddresses(database));
      expect([...noticed.keys()].sort()).toEqual(sabotages.map(({ id }) => id).sort());
      expect([...noticed].filter(([, messages]) => messages > easy)).toEqual([]);
    },
    600_000,
  );
});
