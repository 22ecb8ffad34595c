import { type Command, Option } from 'commander';
import { answerOf, type Format, formats } from './check-answer.ts';
import { checkRules, type RuleOptions } from './load.ts';

interface CheckOptions extends RuleOptions {
  readonly format: Format;
  readonly json?: boolean;
}

const help = `
Exit code: 0 without mistakes, 1 with; a warning is no mistake.
With --format github each finding is an annotation in the changes of a pull request.

Examples:
  segc check
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
    .addHelpText('after', help)
    .action(check);
}

async function check(options: CheckOptions): Promise<void> {
  const format = options.json ? 'json' : options.format;
  const checked = await checkRules(options);
  const { stdout, stderr } = answerOf(checked, format, null);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  if (checked.program === null) process.exitCode = 1;
}
