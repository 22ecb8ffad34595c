import type { KafkaClient } from '../clients/kafka.ts';
import type { Generated } from '../desired/generated.ts';
import type { DeploySettings } from '../desired/settings.ts';
import { explainStep, type Step } from '../plan/step.ts';
import { startJob } from './start.ts';
import { stopJob } from './stop.ts';

/** What the steps act on. */
export interface Target {
  readonly kafka: KafkaClient;
  /** REST URLs. */
  readonly flink: string;
  readonly gateway: string;
  readonly generated: Generated;
  readonly settings: DeploySettings;
}

/** Runs the steps in order and stops at the first that fails. Returns the id of the job that runs afterwards. */
export async function applySteps(
  steps: readonly Step[],
  target: Target,
  onStep: (text: string) => void,
): Promise<string | null> {
  let running: string | null = null;
  for (const step of steps) {
    onStep(explainStep(step));
    if (step.kind === 'createTopics') {
      await target.kafka.createTopics(step.topics.map((topic) => ({ topic, partitions: step.partitions })));
    } else if (step.kind === 'stop') await stopJob(target.flink, step.job.id);
    else if (step.kind === 'keep') running = step.job.id;
    else running = await startJob(target.gateway, target.flink, target.generated, target.settings);
  }
  return running;
}
