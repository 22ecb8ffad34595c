import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import Table from 'cli-table3';
import type { Command } from 'commander';
import { programToJson } from '../../compiler/ir/json.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { UserError } from '../../flink-deploy/local/user-error.ts';
import { type DemoResult, runDemo } from '../demo/demo.ts';
import { clearDatabase } from '../engines/redis.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import { emptyDatabase } from './empty-database.ts';
import { stopwatch, type Timing } from './stopwatch.ts';
import { withStack } from './with-stack.ts';

interface DemoCommandOptions {
  readonly keep?: boolean;
  readonly json?: boolean;
  readonly rules: string;
  readonly generated: string;
}

export interface DemoDependencies {
  readonly loadProgram: (options: { readonly rules: string }) => Promise<Program>;
}

/** `segc demo`: the main job on recorded events, end to end. */
export function registerDemo(program: Command, dependencies: DemoDependencies): void {
  program
    .command('demo')
    .description('play a recorded shop through Kafka, Flink and Redis, and compare with the replay')
    .option('--rules <folder>', 'folder of the rules', 'rules')
    .option('--generated <folder>', 'folder that segc build has written', 'generated')
    .option('--keep', 'leave the stack, the job and its output running')
    .option('--json', 'print one JSON object instead of the table')
    .addHelpText(
      'after',
      '\nExit code: 0 without differences, 1 with.\n\nExamples:\n  segc demo\n  segc demo --keep && segc user user_0001\n',
    )
    .action((options: DemoCommandOptions) => demo(options, dependencies));
}

async function demo(options: DemoCommandOptions, { loadProgram }: DemoDependencies): Promise<void> {
  const { timings, step } = stopwatch();
  const program = await step('read and check the rules', () => loadProgram(options));
  await requireCurrent(program, options.generated);
  await withStack({ step, keep: options.keep === true }, async (stack) => {
    const addresses = { ...stack, redis: await emptyDatabase(stack.redis, 'the demo') };
    const result = await runDemo({
      addresses,
      generated: resolve(options.generated),
      program,
      packageRoot: packageRoot(),
      keep: options.keep === true,
      step,
    });
    // The database was empty before, so all that is in it comes from this run.
    if (!options.keep) await clearDatabase(addresses.redis);
    report(result, program, timings, options, addresses.redis === stack.redis ? null : addresses.redis);
    if (result.differences.length + result.storeDifferences.length > 0) process.exitCode = 1;
  });
}

/** The replay plays the rules and Flink the generated SQL: they must be of one state. */
async function requireCurrent(program: Program, folder: string): Promise<void> {
  const generated = await readFile(join(resolve(folder), 'ir.json'), 'utf8').catch(() => '');
  if (generated === programToJson(program)) return;
  throw new UserError(`${folder}/ is not what the rules give`, 'Run `segc build`, then the demo again.');
}

function report(
  result: DemoResult,
  program: Program,
  timings: readonly Timing[],
  options: DemoCommandOptions,
  redis: string | null,
): void {
  const { events, flink, replay, differences, storeDifferences, memberships } = result;
  const count = (segment: string, op: string) => flink.filter((one) => one.segment === segment && one.op === op).length;
  const rows = program.segments.map(({ id }) => ({
    segment: id,
    members: memberships.filter(({ segment }) => segment === id).length,
    enters: count(id, 'enter'),
    renews: count(id, 'renew'),
    exits: count(id, 'exit'),
  }));
  const total = differences.length + storeDifferences.length;
  if (options.json) {
    const counts = { events, segments: rows.length, flink: flink.length, replay: replay.length, differences: total };
    process.stdout.write(`${JSON.stringify({ ...counts, rows, timings })}\n`);
    return;
  }
  const plain = { head: [], border: [], compact: true };
  const segments = new Table({
    head: ['segment', 'members at the end', 'enters', 'renews', 'exits'],
    style: plain,
    colAligns: ['left', 'right', 'right', 'right', 'right'],
  });
  for (const { segment, members, enters, renews, exits } of rows)
    segments.push([segment, members, enters, renews, exits]);
  const steps = new Table({ head: ['step', 'seconds'], style: plain, colAligns: ['left', 'right'] });
  for (const { step, seconds } of timings) steps.push([step, seconds.toFixed(1)]);
  const lines = [segments.toString(), steps.toString()];
  const found = [...differences.map(explainDifference), ...storeDifferences];
  for (const text of found.slice(0, 20)) lines.push(`difference: ${text}`);
  if (found.length > 20) lines.push(`... and ${found.length - 20} more`);
  if (options.keep) lines.push(lookAround(result, memberships[0]?.userId ?? 'user_0001', redis));
  const transitions = `${flink.length} transitions in Flink, ${replay.length} in replay`;
  lines.push(`demo: ${events} events, ${rows.length} segments, ${transitions}, ${total} differences`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

const lookAround = ({ topics }: DemoResult, user: string, redis: string | null): string => {
  const place = redis === null ? '' : `REDIS_URL=${redis} `;
  return [
    'Everything runs on. Look around with:',
    `  ${place}npx segc user ${user}`,
    `  ${place}npx segc members cart-abandoners --limit 10`,
    `  npx segc tail --from-beginning --count 10 --topic ${topics.changes}`,
    '  npx segc status',
    '  npx segc down        stops it all',
  ].join('\n');
};
