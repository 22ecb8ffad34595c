import type { Command } from 'commander';
import { stopStack } from '../local/stack.ts';
import { startProgress } from './progress.ts';
import { runCommand } from './run-command.ts';

interface DownOptions {
  readonly json?: boolean;
  readonly purge?: boolean;
}

/** `segc down`: stops what `segc up` has started. */
export function registerDown(program: Command): void {
  program
    .command('down')
    .description('stop the local stack; its topics, memberships and savepoints stay for the next "segc up"')
    .option('--purge', 'delete its data and logs too')
    .option('--json', 'print what was stopped as one JSON object')
    .addHelpText(
      'after',
      `
Stops only processes that "segc up" has started in this directory. Safe to repeat.

Examples:
  segc down
  segc down --purge
`,
    )
    .action((options: DownOptions) => runCommand(() => down(options)));
}

async function down({ json = false, purge = false }: DownOptions): Promise<void> {
  const progress = startProgress('stopping the local stack');
  const stopped = await stopStack({ workDir: process.cwd(), purge, onProgress: progress.step }).finally(progress.end);
  if (json) process.stdout.write(`${JSON.stringify({ stopped, purged: purge })}\n`);
  else process.stdout.write(stopped.length > 0 ? `Stopped ${stopped.join(', ')}.\n` : 'No local stack was running.\n');
}
