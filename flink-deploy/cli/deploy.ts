import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type Deployment, deploy } from '../deploy.ts';
import { readGenerated } from '../desired/generated.ts';
import { type DeploySettings, defaultTopics, type Topics } from '../desired/settings.ts';
import { stackAddresses } from '../local/stack.ts';
import { explainStep } from '../plan/step.ts';
import { duration, flinkSetting, jobName, positive, topicName } from './option-values.ts';
import { startProgress } from './progress.ts';
import { runCommand } from './run-command.ts';
import { print } from './standard-output.ts';

interface DeployOptions {
  readonly generated: string;
  readonly name: string;
  readonly partitions: number;
  readonly start: DeploySettings['start'];
  readonly idleTimeout: number;
  readonly watermark: DeploySettings['watermark'];
  readonly topicPrefix?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `segc deploy`: compares `generated/` with what runs, and makes it so. */
export function registerDeploy(program: Command): void {
  const starts = ['earliest-offset', 'latest-offset', 'group-offsets'] as const;
  program
    .command('deploy')
    .description('run what "segc build" has generated, as one Flink job; a job of the same version is kept')
    .option('--generated <folder>', 'folder that "segc build" has written', 'generated')
    .option('--name <name>', 'name of the job', jobName, 'segments')
    .option('--partitions <n>', 'partitions of topics that are created, and parallelism of the job', positive, 2)
    .addOption(
      new Option('--start <where>', 'where a new job begins in the source topic').choices(starts).default(starts[0]),
    )
    .addOption(
      new Option('--idle-timeout <duration>', 'a partition silent for this long holds event time back no more')
        .argParser(duration)
        .default(0, '0: never'),
    )
    .addOption(
      new Option('--watermark <when>', 'when event time is emitted; on-event is for tests')
        .choices(['on-periodic', 'on-event'])
        .default('on-periodic'),
    )
    .option('--topic-prefix <prefix>', 'put before the names of all topics, the source included', topicName)
    .option('--set <key=value>', 'a setting of Flink for a job that is started; may be repeated', flinkSetting)
    .option('--dry-run', 'show the steps and do nothing')
    .option('--json', 'print one JSON object: steps, jobId (null after --dry-run), topics')
    .addHelpText(
      'after',
      `
A job of another version under the same name is replaced; its state is dropped. Missing topics are created.
"--start group-offsets" needs offsets that a job of this name has committed.
The exit code is 0 when the job runs (or, with --dry-run, the steps are known), 1 when it failed, 2 for a wrong command line.

Examples:
  segc deploy
  segc deploy --dry-run
  segc deploy --idle-timeout 30s --partitions 4
  segc deploy --set state.backend.type=rocksdb --set "execution.buffer-timeout.interval=20 ms"
  segc deploy --name trial --topic-prefix trial- --start latest-offset --json
`,
    )
    .action((options: DeployOptions) => runCommand(() => run(options)));
}

async function run(options: DeployOptions): Promise<void> {
  const { json = false, dryRun = false, name } = options;
  const folder = resolve(options.generated);
  const addresses = stackAddresses({ workDir: process.cwd() });
  const topics = options.topicPrefix === undefined ? undefined : await prefixedTopics(folder, options.topicPrefix);
  const progress = startProgress(`comparing ${options.generated}/ with what runs`);
  const deployment = await deploy({
    folder,
    addresses,
    name,
    partitions: options.partitions,
    start: options.start,
    idleTimeoutMs: options.idleTimeout,
    watermark: options.watermark,
    dryRun,
    onStep: progress.step,
    ...(topics && { topics }),
    ...(options.set && { flinkSettings: options.set }),
  }).finally(progress.end);
  const { steps, jobId, topics: used } = deployment;
  await print(json ? `${JSON.stringify({ steps, jobId, topics: used })}\n` : showDeployment(deployment, dryRun));
}

async function prefixedTopics(folder: string, prefix: string): Promise<Topics> {
  const { manifest } = await readGenerated(folder);
  const { events, changes, late, dead } = defaultTopics(manifest.topic);
  return {
    events: `${prefix}${events}`,
    changes: `${prefix}${changes}`,
    late: `${prefix}${late}`,
    dead: `${prefix}${dead}`,
  };
}

function showDeployment({ steps, jobId, topics }: Deployment, dryRun: boolean): string {
  const title = dryRun ? 'These steps would be done:' : 'Done:';
  const lines = [title, ...steps.map((step, index) => `  ${index + 1}. ${explainStep(step)}`)];
  if (jobId !== null) lines.push(`Job ${jobId} runs.`);
  lines.push(
    'Topics:',
    `  events        ${topics.events}`,
    `  changes       ${topics.changes}`,
    `  late events   ${topics.late}`,
    `  dead letters  ${topics.dead}`,
  );
  return `${lines.join('\n')}\n`;
}
