import type { FlinkRun } from '../../engines/flink.ts';

/**
 * Compares the late topic of a job that was restarted with what the replay says. A record may come again; and Flink forgets at a restart how far its source was, though not how
 * far its windows were: what is late only against what came before is dropped there, without a record (`flink-deploy/CONTRACT.md`).
 *
 * @param expected late events of the replay
 * @returns how many of them the topic lacks, and as text what may not be
 */
export async function lateness(
  run: FlinkRun,
  expected: number,
): Promise<{ readonly untold: number; readonly differences: readonly string[] }> {
  const late = await run.records('late');
  const told = new Set(late.map(({ partition, offset }) => `${partition}:${offset}`)).size;
  const dead = (await run.records('dead')).length;
  return {
    untold: Math.max(0, expected - told),
    differences: [
      ...(told > expected ? [`late events: ${told} in Flink, ${expected} in the replay`] : []),
      ...(dead > 0 ? [`dead letters: ${dead} in Flink, none was sent`] : []),
    ],
  };
}
