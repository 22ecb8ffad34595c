import { endStates, type FlinkRest } from '../clients/flink-rest.ts';

/** A job of segc that has not ended. */
export interface ObservedJob {
  readonly id: string;
  readonly name: string;
  /** The version of `generated/` it was started from. */
  readonly version: string;
}

/** The name under which Flink knows a job: it carries the version, so that a later deployment can tell. */
export const flinkJobName = (name: string, version: string): string => `segc ${name} ${version}`;

/** The running jobs called `name`, newest first. */
export async function observeJobs(flink: FlinkRest, name: string): Promise<ObservedJob[]> {
  const jobs = await flink.jobs();
  return jobs.flatMap((job) => {
    const [, found, version] = /^segc (\S+) ([0-9a-f]{16})$/.exec(job.name) ?? [];
    if (found !== name || version === undefined || endStates.includes(job.state)) return [];
    return [{ id: job.id, name, version }];
  });
}
