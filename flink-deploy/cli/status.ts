import type { Command } from 'commander';
import { flinkRest, type JobSummary } from '../clients/flink-rest.ts';
import { type StackStatus, stackStatus } from '../local/stack.ts';
import { colorsOf } from './colors.ts';
import { runCommand } from './run-command.ts';
import { showAddresses } from './show-addresses.ts';

/** `segc status`: which services run and answer, and which jobs. Exit code 1 when the stack is not up. */
export function registerStatus(program: Command): void {
  program
    .command('status')
    .description('show the services of the local stack and the jobs that run on it')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
The exit code is 0 when every service answers, else 1.

Examples:
  segc status
  segc status --json
`,
    )
    .action((options: { json?: boolean }) => runCommand(() => status(options.json ?? false)));
}

async function status(json: boolean): Promise<void> {
  const stack = await stackStatus({ workDir: process.cwd() });
  const flinkAnswers = stack.services.jobmanager?.healthy === true && stack.addresses !== undefined;
  const jobs = flinkAnswers && stack.addresses ? await flinkRest(stack.addresses.flink).jobs() : [];
  process.stdout.write(json ? `${JSON.stringify({ ...stack, jobs })}\n` : showStatus(stack, jobs));
  if (!stack.running) process.exitCode = 1;
}

function showStatus(stack: StackStatus, jobs: readonly JobSummary[]): string {
  if (stack.addresses === undefined) return 'No local stack is running here. Start one with `segc up`.\n';
  const colors = colorsOf(process.stdout);
  const services = Object.entries(stack.services).map(([name, { healthy, problem, pid, log }]) => {
    const where = pid === undefined ? 'given address' : `process ${pid}`;
    const state = healthy
      ? colors.green('up')
      : `${colors.red('down')}: ${problem}${log === undefined ? '' : ` (log: ${log})`}`;
    return `  ${name.padEnd(12)} ${state}${healthy ? `, ${where}` : ''}\n`;
  });
  const rows = jobs.map(({ id, name, state }) => `  ${id}  ${state.padEnd(10)} ${name.replaceAll(/\s+/g, ' ')}\n`);
  return [
    stack.running ? 'The local stack is up.\n' : 'The local stack is not complete. `segc up` starts it anew.\n',
    showAddresses(stack.addresses),
    '\nServices\n',
    ...services,
    '\nJobs\n',
    ...(rows.length > 0 ? rows : ['  none\n']),
  ].join('');
}
