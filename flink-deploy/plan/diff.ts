import type { ObservedJob } from '../observed/jobs.ts';
import type { Step } from './step.ts';

export interface Desired {
  readonly name: string;
  readonly version: string;
  readonly segments: number;
  readonly topics: readonly string[];
  readonly partitions: number;
}

export interface Observed {
  readonly jobs: readonly ObservedJob[];
  readonly topics: readonly string[];
}

/** What has to be done so that the desired job, and it alone, runs under its name. Pure. */
export function diff(desired: Desired, observed: Observed): Step[] {
  const { name, version, segments, partitions } = desired;
  const same = observed.jobs.find((job) => job.version === version);
  const stops = observed.jobs.filter((job) => job !== same).map((job): Step => ({ kind: 'stop', job }));
  if (same !== undefined) return [...stops, { kind: 'keep', job: same }];
  const topics = desired.topics.filter((topic) => !observed.topics.includes(topic));
  const create: Step[] = topics.length === 0 ? [] : [{ kind: 'createTopics', topics, partitions }];
  return [...create, ...stops, { kind: 'start', name, version, segments }];
}
