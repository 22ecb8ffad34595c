import type { LinkedChainHolds, LinkedField, LinkedStep, Scope } from '../plan/relation.ts';
import { printHeld, printLong, printWho, runningWindow } from './columns.ts';
import { printExpression } from './expression.ts';
import { stack } from './layout.ts';
import { quoteIdentifier } from './quote.ts';
import { loadTemplate } from './templates.ts';

type Values = { readonly [name: string]: string };
const begin = loadTemplate<Values>('linked-begin');
const meet = loadTemplate<Values>('linked-meet');

/** Chains step by step: the rows of a step meet the chains that end in the step before. */
export function linkedChainHolds(relation: LinkedChainHolds) {
  const { name, scope, steps, withinMs } = relation;
  const chains = (index: number) => quoteIdentifier(`${name}/chains ${index + 1}`);
  const links = steps.map((step, index) =>
    index === 0
      ? begin(printBegin(step, chains(0), steps, scope))
      : meet({
          ...printMeet(steps, index, scope, withinMs),
          name: chains(index),
          before: chains(index - 1),
          met: quoteIdentifier(`${name}/met ${index + 1}`),
          sorted: quoteIdentifier(`${name}/asked ${index + 1}`),
        }),
  );
  return {
    links: links.join('\n'),
    chains: chains(steps.length - 1),
    who: printWho(scope),
    partition: quoteIdentifier(scope.who),
    columns: printHeld(relation, { at: '`at`', phase: 2, eventIds: '`eventIds`', lastId: '`lastId`' }),
  };
}

/** The fields that conditions after step `index` still look at, of the steps up to it. */
function carried(steps: readonly LinkedStep[], index: number): readonly LinkedField[] {
  return index === steps.length - 1 ? [] : steps.slice(0, index + 1).flatMap(({ fields }) => fields);
}

/** Fields as one list of texts. */
function printCarried(fields: readonly LinkedField[]): string {
  if (fields.length === 0) return 'CAST(NULL AS ARRAY<STRING>)';
  return `ARRAY[${fields.map(({ alias }) => `CAST(${quoteIdentifier(alias)} AS STRING)`).join(', ')}]`;
}

/** The fields of a step's event, as the conditions know them. */
const printOwn = ({ fields }: LinkedStep): string[] =>
  fields.map(
    ({ column, alias, sqlType }) => `CAST(${quoteIdentifier(column)} AS ${sqlType}) AS ${quoteIdentifier(alias)}`,
  );

const printNone = ({ fields }: LinkedStep): string[] =>
  fields.map(({ alias, sqlType }) => `CAST(NULL AS ${sqlType}) AS ${quoteIdentifier(alias)}`);

const list = (columns: readonly string[]) => columns.map((column) => `, ${column}`).join('');

function printBegin(step: LinkedStep, name: string, steps: readonly LinkedStep[], scope: Scope): Values {
  return {
    name,
    who: printWho(scope),
    view: quoteIdentifier(step.view),
    own: list(printOwn(step)),
    fields: printCarried(carried(steps, 0)),
    where: step.where === null ? '' : `\nWHERE ${printExpression(step.where)}`,
  };
}

function printMeet(steps: readonly LinkedStep[], index: number, scope: Scope, withinMs: number): Values {
  const step = steps[index] as LinkedStep;
  const earlier = carried(steps, index - 1);
  const restored = earlier.map(
    ({ alias, sqlType }, position) =>
      `CAST(\`c\`.\`fields\`[${position + 1}] AS ${sqlType}) AS ${quoteIdentifier(alias)}`,
  );
  const own = step.fields.map(({ alias }) => `\`t\`.${quoteIdentifier(alias)}`);
  const whoOf = scope.who === 'userId' ? '`t`.`userId`' : '`t`.`userId`, `t`.`$who`';
  const conditions = [
    `\`at\` - \`beganAt\` < ${withinMs}`,
    ...(step.where === null ? [] : [`(${printExpression(step.where)})`]),
  ];
  return {
    who: printWho(scope),
    whoOf,
    partition: quoteIdentifier(scope.who),
    view: quoteIdentifier(step.view),
    own: list(printOwn(step)),
    none: list(printNone(step)),
    ownNames: list(own),
    restored: list(restored),
    fields: printCarried(carried(steps, index)),
    candidates: `candidates(\`beganAt\`, \`eventIds\`, \`fields\`, \`at\`, ${printLong(withinMs)})`,
    window: runningWindow(scope.who),
    where: stack(conditions, ' AND', 2),
  };
}
