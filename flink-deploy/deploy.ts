import { applySteps } from './apply/apply.ts';
import { flinkRest } from './clients/flink-rest.ts';
import { connectKafka } from './clients/kafka.ts';
import { type Generated, readGenerated } from './desired/generated.ts';
import { type DeploySettings, defaultTopics, type Topics } from './desired/settings.ts';
import { observeJobs } from './observed/jobs.ts';
import { diff } from './plan/diff.ts';
import type { Step } from './plan/step.ts';

export interface DeployOptions {
  /** The folder that `segc build` wrote, absolute. */
  readonly folder: string;
  readonly addresses: {
    readonly kafka: string;
    readonly flink: string;
    readonly gateway: string;
    readonly redis: string;
  };
  readonly name?: string;
  readonly topics?: Partial<Topics>;
  /** Partitions of topics that are created; also the job's parallelism. */
  readonly partitions?: number;
  readonly watermark?: DeploySettings['watermark'];
  readonly idleTimeoutMs?: number;
  readonly start?: DeploySettings['start'];
  readonly restoreFrom?: DeploySettings['restoreFrom'];
  readonly flinkSettings?: DeploySettings['flinkSettings'];
  /** Computes the steps and leaves it at that. */
  readonly dryRun?: boolean;
  readonly onStep?: (text: string) => void;
}

export interface Deployment {
  readonly steps: readonly Step[];
  /** null after a dry run. */
  readonly jobId: string | null;
  readonly generated: Generated;
  readonly topics: Topics;
}

/** Compares `generated/` with what runs, and makes it so. */
export async function deploy(options: DeployOptions): Promise<Deployment> {
  const { addresses, name = 'segments', partitions = 2 } = options;
  const generated = await readGenerated(options.folder);
  const topics = { ...defaultTopics(generated.manifest.topic), ...options.topics };
  const kafka = await connectKafka(addresses.kafka);
  try {
    const observed = { jobs: await observeJobs(flinkRest(addresses.flink), name), topics: await kafka.listTopics() };
    const desired = {
      name,
      version: generated.version,
      segments: generated.manifest.segments.length,
      topics: Object.values(topics),
      partitions,
    };
    const steps = diff(desired, observed);
    const settings: DeploySettings = {
      kafka: addresses.kafka,
      redis: addresses.redis,
      name,
      topics,
      parallelism: partitions,
      watermark: options.watermark ?? 'on-periodic',
      idleTimeoutMs: options.idleTimeoutMs ?? 0,
      start: options.start ?? 'earliest-offset',
      ...(options.restoreFrom !== undefined && { restoreFrom: options.restoreFrom }),
      ...(options.flinkSettings !== undefined && { flinkSettings: options.flinkSettings }),
    };
    const target = { kafka, flink: addresses.flink, gateway: addresses.gateway, generated, settings };
    const jobId = options.dryRun === true ? null : await applySteps(steps, target, options.onStep ?? (() => {}));
    return { steps, jobId, generated, topics };
  } finally {
    await kafka.close();
  }
}
