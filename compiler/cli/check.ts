import type { Command } from 'commander';
import { checkRules, printDiagnostics, type RuleOptions } from './load.ts';

/** `segc check`: types, language subset, laws over all rules. */
export function registerCheck(program: Command): void {
  program
    .command('check')
    .description('check the rules: types, what can be compiled, laws over all segments')
    .option('--rules <folder>', 'folder of the rules', 'rules')
    .option('--json', 'print one JSON object on stdout')
    .addHelpText(
      'after',
      '\nExit code: 0 without mistakes, 1 with.\n\nExamples:\n  segc check\n  segc check --json | jq .diagnostics\n',
    )
    .action(async (options: RuleOptions & { json?: boolean }) => {
      const checked = await checkRules(options);
      const segments = checked.program?.segments.length ?? 0;
      if (options.json) process.stdout.write(`${JSON.stringify({ segments, diagnostics: checked.diagnostics })}\n`);
      if (checked.program === null) {
        process.exitCode = 1;
        if (!options.json) printDiagnostics(checked);
      } else if (!options.json) process.stdout.write(`${segments} segments, no mistakes\n`);
    });
}
