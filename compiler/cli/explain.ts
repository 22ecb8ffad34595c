import { type Command, Option } from 'commander';
import { suggestion } from '../diagnostics/suggestion.ts';
import { segmentMeaning } from '../ir/json.ts';
import { lowerProgram } from '../lower/index.ts';
import { printSegment } from '../print/index.ts';
import { renderState, segmentState } from '../state/index.ts';
import { explainCode, isCode } from './explain-code.ts';
import { loadOrComplain, noCache, type RuleOptions } from './load.ts';

interface ExplainOptions extends RuleOptions {
  readonly stage: 'ir' | 'plan' | 'sql' | 'state';
  readonly json?: boolean;
}

/** `segc explain S`: one segment after each stage; with a code in its place, the page of that code. */
export function registerExplain(program: Command): void {
  program
    .command('explain')
    .argument('<segment>', 'id of the segment, or a code of segc check')
    .description('show what a segment becomes: its meaning, its plan, its SQL; or what a code means')
    .option('--rules <folder>', 'folder of the rules', 'rules')
    .addOption(
      new Option('--stage <stage>', 'after which stage, or what Flink keeps for it')
        .choices(['ir', 'plan', 'sql', 'state'])
        .default('sql'),
    )
    .option('--json', 'print one JSON object on stdout')
    .option(...noCache)
    .addHelpText(
      'after',
      '\nExamples:\n  segc explain cart-abandoners\n  segc explain cart-abandoners --stage ir\n  segc explain cart-abandoners --stage state\n  segc explain SEG301\n',
    )
    .action(async (id: string, options: ExplainOptions) => {
      if (isCode(id)) return explainCode(id);
      const rules = await loadOrComplain(options);
      if (rules === null) return;
      const segment = rules.segments.find((candidate) => candidate.id === id);
      const plan = lowerProgram(rules);
      const planned = [...plan.segments, ...plan.combinations].find((candidate) => candidate.id === id);
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
        sql: () => (options.json ? json({ sql: printSegment(planned) }) : printSegment(planned)),
        state: () => (options.json ? json(segmentState(segment, rules)) : renderState(segmentState(segment, rules))),
      };
      process.stdout.write(views[options.stage]());
    });
}
