import type { Program } from '../../compiler/ir/program.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import { explainProgram, type Refusal } from './explain-program.ts';
import type { Module } from './modules.ts';
import { loadModules, type TryOptions } from './try-modules.ts';

/** A module of which Flink does not take the SQL. */
export interface RefusedModule extends Refusal {
  readonly module: Module;
}

/**
 * Has Flink plan the jobs of modules that segc accepts, many in one job; a job that it refuses is tried in halves, down to the module.
 *
 * @param together how many modules make one job
 */
export async function explainModules(
  modules: readonly Module[],
  addresses: StackAddresses,
  options: TryOptions,
  together: number,
  onProgress: (done: number) => void = () => {},
): Promise<RefusedModule[]> {
  const refused: RefusedModule[] = [];
  let done = 0;
  const attempt = async (some: readonly Module[]): Promise<void> => {
    const program: Program | null = await loadModules(some, options);
    const [module] = some;
    if (program === null || module === undefined) throw new Error('the modules to explain are not all accepted');
    const refusal = await explainProgram(program, addresses);
    if (refusal === null || some.length === 1) {
      if (refusal !== null) refused.push({ module, ...refusal });
      done += some.length;
      onProgress(done);
      return;
    }
    const middle = Math.ceil(some.length / 2);
    await attempt(some.slice(0, middle));
    await attempt(some.slice(middle));
  };
  for (const world of new Set(modules.map((module) => module.world))) {
    const some = modules.filter((module) => module.world === world);
    for (let from = 0; from < some.length; from += together) await attempt(some.slice(from, from + together));
  }
  return refused;
}
