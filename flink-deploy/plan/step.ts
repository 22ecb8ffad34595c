import type { ObservedJob } from '../observed/jobs.ts';

/** One effect of a deployment. Upgrades that keep state will be a further kind. */
export type Step =
  | { readonly kind: 'createTopics'; readonly topics: readonly string[]; readonly partitions: number }
  | { readonly kind: 'start'; readonly name: string; readonly version: string; readonly segments: number }
  | { readonly kind: 'keep'; readonly job: ObservedJob }
  | { readonly kind: 'stop'; readonly job: ObservedJob };

/** A step in words. */
export function explainStep(step: Step): string {
  switch (step.kind) {
    case 'createTopics':
      return `create the topics ${step.topics.join(', ')} (${step.partitions} partition${step.partitions === 1 ? '' : 's'} each)`;
    case 'start':
      return `start ${step.name}, version ${step.version}: ${step.segments} segments in one job, without earlier state`;
    case 'keep':
      return `keep ${step.job.name} as it runs (job ${step.job.id}, version ${step.job.version})`;
    case 'stop':
      return `stop ${step.job.name} (job ${step.job.id}, version ${step.job.version}); its state is dropped`;
  }
}
