import { collected } from '../flink/collect.ts';
import { runJob, startSql } from '../flink/run-job.ts';
import type { Bench, Contestant } from '../part.ts';

export interface SqlContestant {
  readonly name: string;
  readonly runs?: number;
  /** All statements of the job. @param topic of the events @param sink the topic of the results; null when they are thrown away */
  statements(topic: string, sink: string | null): readonly string[];
  /** Compares what the job has written about the small recording. @throws when it is wrong */
  require(messages: readonly string[]): Promise<void>;
}

/** A job of SQL statements. */
export function sqlContestant(bench: Bench, { name, runs, statements, require }: SqlContestant): Contestant {
  const { addresses, parallelism, interruption } = bench;
  const run = async (recording: Bench['timed'], sink: string | null) => {
    const topic = await bench.topicOf(recording);
    const start = () =>
      startSql(addresses.gateway, `segc-bench ${name}`, statements(topic, sink), { parallelism, interruption });
    return runJob({ flink: addresses.flink, interruption, events: recording.events, start });
  };
  return {
    name,
    ...(runs !== undefined && { runs }),
    check: async () => require(await collected(bench, (sink) => run(bench.checked, sink))),
    run: () => run(bench.timed, null),
  };
}
