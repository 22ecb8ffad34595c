import type { ChainHolds, Part } from '../plan/relation.ts';
import { operator } from '../plan/sql-expression.ts';
import { printHeld, printLong, printWho, runningWindow } from './columns.ts';
import { printExpression } from './expression.ts';
import { stack } from './layout.ts';
import { quoteIdentifier } from './quote.ts';
import { loadTemplate } from './templates.ts';

const stepsByTest = loadTemplate<{ [name: string]: string }>('steps-by-test');
const stepsByView = loadTemplate<{ [name: string]: string }>('steps-by-view');

export function chainHolds(relation: ChainHolds) {
  const { name, scope, steps, withinMs } = relation;
  const rows = quoteIdentifier(`${name}/steps`);
  const tests = steps.flatMap((step) => (step.kind === 'test' ? [step.where] : []));
  const who = printWho(scope);
  return {
    steps:
      tests.length === steps.length
        ? stepsByTest({
            name: rows,
            who,
            events: quoteIdentifier(scope.events),
            held: stack(
              tests.map((test, index) => `CASE WHEN ${printExpression(test)} THEN ${index} END`).reverse(),
              ',',
              2,
            ),
            any: printExpression(operator('OR', ...tests)),
          })
        : stepsByView({
            name: rows,
            held: quoteIdentifier(`${name}/held`),
            who,
            partition: quoteIdentifier(scope.who),
            union: union(steps, who),
          }),
    columns: printHeld(relation, { at: '`at`', phase: 2, eventIds: '`$chain`', lastId: '`lastId`' }),
    rows,
    chain: `chain(\`step\`, ${steps.length}, \`at\`, \`eventIds\`, ${printLong(withinMs)})`,
    window: runningWindow(scope.who),
  };
}

function union(steps: readonly Part[], who: string): string {
  const selects = steps.map((step, index) => {
    const view = step.kind === 'view' ? quoteIdentifier(step.name) : '';
    return `SELECT ${who}, \`at\`, \`eventIds\`, \`lastId\`, ${index} AS \`step\`, \`$rt\` FROM ${view}`;
  });
  return stack(selects, '\nUNION ALL', 0);
}
