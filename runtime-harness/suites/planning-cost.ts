import type { buildProgram } from '../../compiler/build.ts';
import { splitStatements } from '../../flink-deploy/desired/split-statements.ts';

/**
 * How much SQL Flink sees when it plans a job, in characters: each view again wherever it is used, and once more where it is created. Planning time goes with it.
 */
export function planningCost(files: ReturnType<typeof buildProgram>): number {
  const views = new Map<string, number>();
  let cost = 0;
  for (const { path, text } of files) {
    if (!path.endsWith('.sql')) continue;
    for (const statement of splitStatements(text)) {
      const name = /^CREATE TEMPORARY VIEW `((?:[^`]|``)*)`/.exec(statement)?.[1];
      const uses = [...statement.matchAll(/(?:FROM|TABLE|JOIN) `((?:[^`]|``)*)`/g)].map(([, used = '']) => used);
      const size = uses.reduce((sum, used) => sum + (used === name ? 0 : (views.get(used) ?? 0)), statement.length);
      if (name !== undefined) views.set(name, size);
      cost += size;
    }
  }
  return cost;
}
