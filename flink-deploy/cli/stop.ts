import type { Command } from 'commander';
import { stopJob } from '../apply/stop.ts';
import { flinkRest } from '../clients/flink-rest.ts';
import { observeJobs } from '../observed/jobs.ts';
import { addressOf } from './address-of.ts';
import { jobName } from './option-values.ts';
import { startProgress } from './progress.ts';
import { runCommand } from './run-command.ts';
import { print } from './standard-output.ts';

interface StopOptions {
  readonly name: string;
  readonly json?: boolean;
}

/** `segc stop`: ends the jobs of a name. */
export function registerStop(program: Command): void {
  program
    .command('stop')
    .description('stop the job that "segc deploy" has started; its state is dropped')
    .option('--name <name>', 'name of the job', jobName, 'segments')
    .option('--json', 'print the stopped jobs as one JSON object')
    .addHelpText(
      'after',
      `
Topics and memberships stay; memberships end when they expire. No job of that name is no error: the exit code is 0.

Examples:
  segc stop
  segc stop --name trial --json
`,
    )
    .action((options: StopOptions) => runCommand(() => stop(options)));
}

async function stop({ name, json = false }: StopOptions): Promise<void> {
  const flink = addressOf('flink');
  const stopped = await observeJobs(flinkRest(flink), name);
  if (stopped.length > 0) {
    const progress = startProgress(`stopping ${name}`);
    await Promise.all(stopped.map(({ id }) => stopJob(flink, id))).finally(progress.end);
  }
  if (json) return print(`${JSON.stringify({ stopped })}\n`);
  if (stopped.length === 0) return print(`No job called ${name} runs.\n`);
  await print(stopped.map(({ id, version }) => `Stopped ${name} (job ${id}, version ${version}).\n`).join(''));
}
