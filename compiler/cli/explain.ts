import { type Command, Option } from 'commander';
import { suggestion } from '../diagnostics/suggestion.ts';
import { segmentMeaning } from '../ir/json.ts';
import { lowerProgram } from '../lower/index.ts';
import { printSegment } from '../print/index.ts';
import { explainCode, isCode } from './explain-code.ts';
import { loadOrComplain, type RuleOptions } from './load.ts';

interface ExplainOptions extends RuleOptions {
  readonly stage: 'ir' | 'plan' | 'sql';
}

/** `segc explain S`: one segment after each stage; with a code in its place, the page of that code. */
export function registerExplain(program: Command): void {
  program
    .command('explain')
    .argument('<segment>', 'id of the segment, or a code of segc check')
    .description('show what a segment becomes: its meaning, its plan, its SQL; or what a code means')
    .option('--rules <folder>', 'folder of the rules', 'rules')
    .addOption(new Option('--stage <stage>', 'after which stage').choices(['ir', 'plan', 'sql']).default('sql'))
    .addHelpText(
      'after',
      '\nExamples:\n  segc explain cart-abandoners\n  segc explain cart-abandoners --stage ir\n  segc explain SEG301\n',
    )
    .action(async (id: string, options: ExplainOptions) => {
      if (isCode(id)) return explainCode(id);
      const rules = await loadOrComplain(options);
      if (rules === null) return;
      const segment = rules.segments.find((candidate) => candidate.id === id);
      const planned = lowerProgram(rules).segments.find((candidate) => candidate.id === id);
      if (segment === undefined || planned === undefined) {
        const ids = rules.segments.map((candidate) => candidate.id);
        process.stderr.write(`error: no segment has the id ${JSON.stringify(id)}\n${suggestion(id, ids)}\n`);
        process.exitCode = 1;
        return;
      }
      const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
      const views = {
        ir: () => json(segmentMeaning(segment)),
        plan: () => json(planned),
        sql: () => printSegment(planned),
      };
      process.stdout.write(views[options.stage]());
    });
}
