import type { Command } from 'commander';
import { packageRoot } from '../local/package-root.ts';
import { startStack } from '../local/stack.ts';
import { positive } from './option-values.ts';
import { startProgress } from './progress.ts';
import { runCommand } from './run-command.ts';
import { showAddresses } from './show-addresses.ts';

interface UpOptions {
  readonly json?: boolean;
  readonly taskSlots: number;
  readonly fresh?: boolean;
}

/** `segc up`: starts the local stack, or says that it runs. */
export function registerUp(program: Command): void {
  program
    .command('up')
    .description('start a local Kafka, Flink and Redis on loopback; a running one is used as it is')
    .option('--task-slots <n>', 'task slots of Flink: the sum of the parallelism of all jobs', positive, 4)
    .option('--fresh', 'throw away the data of an earlier stack first')
    .option('--json', 'print the addresses as one JSON object')
    .addHelpText(
      'after',
      `
Needs a JDK 17 or newer, and no Docker. Everything is kept in .segc/, and runs until "segc down".
A service whose address is in the environment is not started:
  SEGC_KAFKA                  host:port
  SEGC_FLINK, SEGC_GATEWAY    REST URLs of JobManager and SQL Gateway
  REDIS_URL                   redis://host:port

Examples:
  segc up
  segc up --task-slots 8
  REDIS_URL=redis://127.0.0.1:6379 segc up --json
`,
    )
    .action((options: UpOptions) => runCommand(() => up(options)));
}

async function up({ json = false, taskSlots, fresh = false }: UpOptions): Promise<void> {
  const begin = performance.now();
  const progress = startProgress('starting the local stack');
  const stack = await startStack({
    packageRoot: packageRoot(),
    workDir: process.cwd(),
    taskSlots,
    fresh,
    onProgress: progress.step,
  }).finally(progress.end);
  if (json) {
    process.stdout.write(`${JSON.stringify(stack)}\n`);
    return;
  }
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  process.stdout.write(
    stack.reused ? 'The local stack runs already.\n' : `The local stack is up, after ${seconds} s.\n`,
  );
  process.stdout.write(showAddresses(stack));
  if (stack.outdated)
    process.stdout.write('It runs with older jars: `segc down` and `segc up` give it the present ones.\n');
}
