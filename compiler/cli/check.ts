import { type Command, Option } from 'commander';
import { type Answer, answerOf, type Format, formats } from './check-answer.ts';
import { checkKept, compileOptions, noCache, type RuleOptions } from './load.ts';

interface CheckOptions extends RuleOptions {
  readonly format: Format;
  readonly json?: boolean;
  readonly watch?: boolean;
}

const help = `
Exit code: 0 without mistakes, 1 with; a warning is no mistake.
With --watch it answers again after each edit, until Ctrl-C; the exit code is then 0, and --json gives one object a line.
With --format github each finding is an annotation in the changes of a pull request.
Files that are as they were at an earlier check or build, with all that they import, are not read again.

Examples:
  segc check
  segc check --watch
  segc check --json | jq .diagnostics
  segc check --format github
`;

/** `segc check`: types, language subset, laws over all rules. */
export function registerCheck(program: Command): void {
  program
    .command('check')
    .description('check the rules: types, what can be compiled, laws over all segments')
    .option('--rules <folder>', 'folder of the rules', 'rules')
    .addOption(new Option('--format <format>', 'for whom the answer is').choices(formats).default('text'))
    .addOption(new Option('--json', 'print one JSON object on stdout: --format json').conflicts('format'))
    .option('--watch', 'check again whenever a file of the rules changes')
    .option(...noCache)
    .addHelpText('after', help)
    .action(check);
}

async function check(options: CheckOptions): Promise<void> {
  const format = options.json ? 'json' : options.format;
  if (options.watch) return watch(options, format);
  const checked = await checkKept(options);
  write(answerOf(checked, format, null));
  if (checked.program === null) process.exitCode = 1;
}

function write({ stdout, stderr }: Answer): void {
  if (stdout !== '') process.stdout.write(stdout);
  if (stderr !== '') process.stderr.write(stderr);
}

/** Answers until Ctrl-C, or until nobody reads the answers any more. */
async function watch(options: CheckOptions, format: Format): Promise<void> {
  const { watchRules } = await import('./watch-rules.ts');
  const ended = new AbortController();
  const end = () => ended.abort();
  const endings = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of endings) process.once(signal, end);
  process.stdout.on('error', end);
  try {
    await watchRules({
      ...compileOptions(options),
      signal: ended.signal,
      answered: (checked, seconds) => write(answerOf(checked, format, seconds)),
      failed: (error) => process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`),
    });
  } finally {
    for (const signal of endings) process.off(signal, end);
    process.stdout.off('error', end);
  }
}
