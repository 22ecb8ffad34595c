import { resolve } from 'node:path';
import type { Command } from 'commander';
import { buildProgram } from '../build.ts';
import type { PlanName } from '../plan/plan-name.ts';
import { loadOrComplain, noCache, type RuleOptions } from './load.ts';
import { compareOutput, isOutputFolder, type Staleness, writeOutput } from './output.ts';
import { planOption } from './plan-option.ts';

interface BuildOptions extends RuleOptions {
  readonly out: string;
  readonly plan: PlanName;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** `segc build`: rules → generated SQL. */
export function registerBuild(program: Command): void {
  program
    .command('build')
    .description('compile the rules to Flink SQL')
    .option('--rules <folder>', 'folder of the rules', 'rules')
    .option('--out <folder>', 'folder of the generated files', 'generated')
    .addOption(planOption())
    .option('--check', 'write nothing; exit with 1 when a generated file is not what the rules give')
    .option('--json', 'print one JSON object on stdout')
    .option(...noCache)
    .addHelpText(
      'after',
      '\nSame rules, same bytes. Commit the output: a review shows what a rule change does to the job.\nFiles that are as they were at an earlier build or check, with all that they import, are not read again.\n\nExamples:\n  segc build\n  segc build --check\n  segc build --plan readable\n  segc build --no-cache\n',
    )
    .action(build);
}

const words = { changed: 'has been changed', missing: 'is missing', unexpected: 'belongs to no rule' } as const;

async function build(options: BuildOptions): Promise<void> {
  const program = await loadOrComplain(options);
  if (program === null) return;
  const files = buildProgram(program, { plan: options.plan });
  const folder = resolve(options.out);
  if (!(await isOutputFolder(folder))) {
    process.stderr.write(
      `error: ${options.out} holds other files and no manifest.json\nName a folder of its own with --out.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const stale: Staleness[] = options.check ? await compareOutput(folder, files) : await writeOutput(folder, files);
  if (options.json)
    process.stdout.write(`${JSON.stringify({ segments: program.segments.length, files: files.length, stale })}\n`);
  if (!options.check) {
    if (!options.json)
      process.stdout.write(
        `${program.segments.length} segments in ${options.out}/: ${files.length} files, ${stale.length} changed\n`,
      );
    return;
  }
  for (const { path, state } of stale) process.stderr.write(`error: ${options.out}/${path} ${words[state]}\n`);
  if (stale.length > 0) {
    process.stderr.write('Run `segc build` and commit the result.\n');
    process.exitCode = 1;
  } else if (!options.json) process.stdout.write(`${options.out}/ is what the rules give\n`);
}
