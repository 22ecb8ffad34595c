import { passThrough, passThroughName, segcContestant, segcName } from '../contestants/segc.ts';
import type { Part } from '../part.ts';

/** The project's own rules against only reading the events. */
export const own: Part = {
  name: 'own',
  about: "the project's own rules, and the same events only read and decoded",
  async prepare(bench) {
    return {
      contestants: [await passThrough(bench), await segcContestant(bench, 'own')],
      ratios: [
        {
          name: 'own_rules_vs_passthrough',
          ours: segcName('own'),
          theirs: [passThroughName],
          of: 'seconds',
          about: "the project's rules / reading alone",
        },
      ],
    };
  },
};
