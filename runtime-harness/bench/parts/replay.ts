import { esper, esperName, replay, replayName } from '../contestants/replay.ts';
import { segcContestant, segcName } from '../contestants/segc.ts';
import type { Part } from '../part.ts';

/** How fast a recording is replayed: against the job on Flink, and against another engine that runs in one process. */
export const replaying: Part = {
  name: 'replay',
  about: 'the replay of a recording, the same rules on Flink, and Esper',
  async prepare(bench) {
    return {
      contestants: [
        await replay(bench, 'own'),
        await segcContestant(bench, 'own'),
        await replay(bench, 'peer'),
        await esper(bench),
      ],
      ratios: [
        {
          name: 'replay_vs_flink',
          ours: replayName('own'),
          theirs: [segcName('own')],
          of: 'rate',
          about: "the project's rules, events/s: replay / segc on Flink",
        },
        {
          name: 'replay_vs_peer',
          ours: replayName('peer'),
          theirs: [esperName],
          of: 'rate',
          about: 'rules that both express, events/s: replay / Esper',
        },
      ],
    };
  },
};
