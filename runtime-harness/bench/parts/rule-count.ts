import { segcContestant, segcName } from '../contestants/segc.ts';
import type { Part } from '../part.ts';
import type { RatioRule } from '../ratio.ts';

/** What it costs to have more rules of a set: segc with each count against segc with one. */
export const ruleCount = (set: 'absence' | 'mixed', about: string): Part => ({
  name: set,
  about,
  async prepare(bench) {
    const contestants = await Promise.all(bench.ruleCounts.map((count) => segcContestant(bench, set, count)));
    const [least = 1, ...more] = bench.ruleCounts;
    const ratios = more.map(
      (count): RatioRule => ({
        name: `${set}_${count}`,
        ours: segcName(set, count),
        theirs: [segcName(set, least)],
        of: 'seconds',
        about: `${count} ${set} rules / ${least}`,
      }),
    );
    return {
      contestants,
      ratios,
      charts: (secondsOf) => [
        {
          file: `${set}-rules.svg`,
          title: `${about}: seconds by number of rules`,
          x: 'rules',
          y: 'seconds',
          series: [
            {
              name: 'segc',
              points: bench.ruleCounts.flatMap((count) => {
                const seconds = secondsOf(segcName(set, count));
                return seconds === undefined ? [] : [{ x: count, y: seconds }];
              }),
            },
          ],
        },
      ],
    };
  },
});
