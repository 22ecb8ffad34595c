import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '../../compiler/ir/program.ts';
import type { RuleFunctions } from '../../compiler/ir/rule-functions.ts';
import type { PlanName } from '../../compiler/plan/plan-name.ts';
import { clearDatabase } from '../engines/redis.ts';
import { replayOf, type TrialOptions } from '../verify/trial.ts';
import { chooseSegments } from './choose-segments.ts';
import { emptyDatabase } from './empty-database.ts';
import { type StackUse, withStack } from './with-stack.ts';

export interface RulesDependencies {
  readonly loadCheckedRules: (options: {
    readonly rules: string;
  }) => Promise<{ readonly program: Program; readonly functions: RuleFunctions }>;
  /** Writes what a program is built to, by a plan, to a folder. */
  readonly writeProgram: (program: Program, folder: string, plan: PlanName) => Promise<unknown>;
}

/** The chosen rules, compiled, and what it takes to put them on trial. */
export interface RulesOnTrial extends TrialOptions {
  readonly program: Program;
}

/** Compiles rules into a folder that goes again, and does something with them on a stack, in a Redis database that was empty and is so again. */
export async function withRules(
  ids: readonly string[],
  options: { readonly rules: string; readonly plan: PlanName },
  { loadCheckedRules, writeProgram }: RulesDependencies,
  { step, cleanUp }: StackUse,
  work: (rules: RulesOnTrial) => Promise<void>,
): Promise<void> {
  const { program: all, functions } = await step('read and check the rules', () => loadCheckedRules(options));
  const program = chooseSegments(all, ids);
  const folder = await mkdtemp(join(tmpdir(), 'segc-verify-'));
  const removeFolder = async () => {
    await rm(folder, { recursive: true, force: true });
    await cleanUp?.();
  };
  await withStack({ step, cleanUp: removeFolder }, async (stack) => {
    await writeProgram(program, folder, options.plan);
    const addresses = { ...stack, redis: await emptyDatabase(stack.redis, 'segc verify') };
    await work({ program, folder, addresses, replay: replayOf(program), typescript: replayOf(program, functions) });
    await clearDatabase(addresses.redis);
  });
}
