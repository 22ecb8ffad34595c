import { type Command, Option } from 'commander';
import { choosePlan, comparePlans } from '../choose/choose-plan.ts';
import { suggestion } from '../diagnostics/suggestion.ts';
import { segmentsBehind } from '../ir/combination.ts';
import { segmentMeaning } from '../ir/json.ts';
import { fuseProgram } from '../lower/fused/index.ts';
import { lowerProgram } from '../lower/index.ts';
import type { PlanName } from '../plan/plan-name.ts';
import { printSegment } from '../print/index.ts';
import { renderState, segmentState } from '../state/index.ts';
import { explainCode, isCode } from './explain-code.ts';
import { loadOrComplain, noCache, type RuleOptions } from './load.ts';
import { planOption } from './plan-option.ts';
import { renderChoice } from './render-choice.ts';

interface ExplainOptions extends RuleOptions {
  readonly stage: 'ir' | 'plan' | 'sql' | 'state';
  readonly plan: PlanName;
  readonly json?: boolean;
}

/** `segc explain S`: one segment after each stage; with a code in its place, the page of that code. */
export function registerExplain(program: Command): void {
  program
    .command('explain')
    .argument('[segment]', 'id of the segment, or a code of segc check')
    .description(
      'show what a segment becomes: its meaning, its plan, its SQL; what a code means; or, without a segment, how all of them are run',
    )
    .option('--rules <folder>', 'folder of the rules', 'rules')
    .addOption(
      new Option('--stage <stage>', 'after which stage, or what Flink keeps for it')
        .choices(['ir', 'plan', 'sql', 'state'])
        .default('sql'),
    )
    .addOption(planOption())
    .option('--json', 'print one JSON object on stdout')
    .option(...noCache)
    .addHelpText(
      'after',
      '\nA segment is shown by the readable plan; --stage plan --plan fused shows its part of the program that one operator runs for all.\n\nExamples:\n  segc explain\n  segc explain cart-abandoners\n  segc explain cart-abandoners --stage ir\n  segc explain cart-abandoners --stage state\n  segc explain SEG301\n',
    )
    .action(async (id: string | undefined, options: ExplainOptions) => {
      if (id !== undefined && isCode(id)) return explainCode(id);
      const rules = await loadOrComplain(options);
      if (rules === null) return;
      if (id === undefined) {
        const choice = comparePlans(rules, options.plan);
        process.stdout.write(options.json ? `${JSON.stringify(choice, null, 2)}\n` : renderChoice(rules, choice));
        return;
      }
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
      const isFused = options.plan === 'fused';
      const fused = () => fuseProgram({ ...rules, segments: segmentsBehind(segment, rules.segments) }).program;
      const state = () => segmentState(segment, rules, choosePlan(options.plan));
      const views = {
        ir: () => json(segmentMeaning(segment)),
        plan: () => json(isFused ? fused() : planned),
        sql: () => (options.json ? json({ sql: printSegment(planned) }) : printSegment(planned)),
        state: () => (options.json ? json(state()) : renderState(state())),
      };
      process.stdout.write(views[options.stage]());
    });
}
