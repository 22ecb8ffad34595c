import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Expression } from '../../compiler/ir/expression.ts';
import type { Program } from '../../compiler/ir/program.ts';
import type { RuleFunction, RuleFunctions } from '../../compiler/ir/rule-functions.ts';
import { supportTable } from '../../compiler/read/support.ts';
import { supportEvents, supportModule } from '../../compiler/read/support-events.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { type ReferenceResult, runReference } from '../engines/reference.ts';
import { diffTimelines } from '../timeline/diff.ts';
import { generateHistories } from '../verify/generate.ts';
import { firstInstant, inArrivalOrder } from '../verify/history.ts';
import { loadFolder, writeFolder } from './complaints.ts';
import { loadPrograms, messagesOf, programsEnd, readCheckedRules } from './programs.ts';
import { compileModules, moduleHead } from './semantics.ts';
import { changeWholes, mistakesIn, type Role, type Whole, wholesOf } from './whole-expressions.ts';

interface Rules {
  readonly program: Program;
  readonly functions: RuleFunctions;
}

/** Long after all that histories ask for. */
const never = firstInstant + 10 * 365 * 86_400_000;

/** Both replays of one history: by the IR, and by the rules' own functions. */
const replays = ({ program, functions }: Rules, messages: readonly string[], closeAt = never) => ({
  interpreted: runReference(program, messages, closeAt),
  executed: runReference(program, messages, closeAt, { functions }),
});

const historiesOf = (program: Program, histories: number) =>
  inArrivalOrder(generateHistories(program, { seed: 20_261_124, histories }));

async function compiled(text: string): Promise<Rules> {
  const { program, functions, diagnostics } = await compileModules({
    'rules.segment.ts': [...moduleHead, text].join('\n'),
  });
  if (program === null) throw new Error(diagnostics.map(({ finding }) => finding).join('\n'));
  return { program, functions };
}

const rolesOf = (wholes: readonly Whole[]) => [...new Set(wholes.map(({ role }) => role))].sort();
const allRoles: readonly Role[] = [
  'predicate of a session',
  'value of a metric',
  'where of a sequence',
  'where of an event',
];

const root = packageRoot();
let shop: Rules;
let programs: Rules;
let supported: Rules;
beforeAll(async () => {
  shop = await readCheckedRules(join(root, 'rules'));
  programs = await readCheckedRules();
  const examples = supportTable().map(({ example }) => example);
  const folder = writeFolder({
    'rules/events.ts': supportEvents,
    'rules/segments/examples.segment.ts': supportModule(examples),
  });
  const { program, functions } = await loadFolder(folder);
  if (program === null) throw new Error('the examples of the table are refused');
  expect(program.segments).toHaveLength(examples.length);
  supported = { program, functions };
}, 120_000);

describe('the functions of the rules say what was read from them', () => {
  const agree = ({ interpreted, executed }: { interpreted: ReferenceResult; executed: ReferenceResult }) => {
    expect(executed).toEqual(interpreted);
    expect(executed.transitions.length).toBeGreaterThan(0);
  };

  test('each predicate and each value has one', () => {
    for (const { program, functions } of [shop, programs, supported]) {
      const missing = wholesOf(program).filter(({ expression }) => typeof functions.of.get(expression) !== 'function');
      expect(missing).toEqual([]);
    }
    expect(rolesOf(wholesOf(programs.program))).toEqual(allRoles);
    // None is taken for the whole that is only a part of one.
    expect(wholesOf(shop.program)).toHaveLength(9);
    expect(wholesOf(supported.program)).toHaveLength(supportTable().length);
  });

  test('of the shop', () => {
    agree(replays(shop, historiesOf(shop.program, 100)));
  });

  test('of the programs, on their own histories', async () => {
    const start = 1_000_000_000_000;
    agree(replays(programs, messagesOf(await loadPrograms(), start), start + programsEnd));
  });

  test('of the programs', () => {
    agree(replays(programs, historiesOf(programs.program, 3)));
  });

  test('of all that predicates may be made of', () => {
    agree(replays(supported, historiesOf(supported.program, 10)));
  });
});

describe('a mistake of the reader', () => {
  let rules: Rules;
  beforeAll(async () => {
    rules = await compiled(`
      const ttl = days(1);
      const gap = minutes(30);
      const worth = each(['add', 'buy'], (one) => (one.price ?? 7) * 2);
      export const rules = [
        segment('event', { enter: when('view', (view) => view.gift === true || view.price === 5), ttl }),
        segment('way-out', { enter: when('view'), exit: when('buy', (buy) => !(buy.product === 'a')), ttl }),
        segment('part', { enter: per('product', absence({ after: when('add', (add) => add.price !== 3), no: when('buy'), for: minutes(1) })), ttl }),
        segment('sequence', {
          enter: sequence({ steps: [when('view'), when('add')], where: (view, add) => view.product !== add.product && add.ts - view.ts < 50_000, within: minutes(1) }),
          ttl,
        }),
        segment('live', { enter: session({ gap, count: { adds: when('add', (add) => add.price !== 5) }, live: (visit) => visit.adds > 1 && visit.duration < 600_000 }), ttl }),
        segment('closed', { enter: session({ gap, closed: (visit) => visit.last.ts - visit.first.ts >= 60_000 && visit.events <= 4 }), ttl }),
        segment('sum', { enter: session({ gap, sum: { worth }, closed: (visit) => visit.worth === 14 }), ttl }),
        segment('min', { enter: session({ gap, min: { worth }, closed: (visit) => visit.worth === 14 }), ttl }),
        segment('max', { enter: session({ gap, max: { worth }, closed: (visit) => visit.worth === 14 }), ttl }),
        segment('average', { enter: session({ gap, average: { worth }, closed: (visit) => visit.worth === 14 }), ttl }),
        segment('distinct', { enter: session({ gap, distinct: { kinds: each('view', (view) => view.price ?? 1) }, closed: (visit) => visit.kinds === 2 }), ttl }),
      ];`);
  });

  /** The replays of a program in which the reader has taken one expression for another. */
  function withMistake(program: Program, original: Expression, mistaken: Expression, messages: readonly string[]) {
    const of = new Map<Expression, RuleFunction | undefined>();
    const broken = changeWholes(program, ({ expression }) => {
      const read = expression === original ? mistaken : expression;
      of.set(read, rules.functions.of.get(expression));
      return read;
    });
    return replays({ program: broken, functions: { ...rules.functions, of } }, messages);
  }

  test('is seen, wherever it is', () => {
    expect(rolesOf(wholesOf(rules.program))).toEqual(allRoles);
    const unseen: unknown[] = [];
    let made = 0;
    for (const segment of rules.program.segments) {
      const program = { ...rules.program, segments: [segment] };
      const messages = historiesOf(program, 300);
      const { executed, interpreted } = replays({ ...rules, program }, messages);
      expect(executed).toEqual(interpreted);
      for (const { role, expression } of wholesOf(program)) {
        for (const mistaken of mistakesIn(expression)) {
          made += 1;
          const broken = withMistake(program, expression, mistaken, messages);
          expect(broken.executed).toEqual(executed);
          const isSeen = diffTimelines(broken.interpreted.transitions, executed.transitions).length > 0;
          if (!isSeen) unseen.push({ segment: segment.id, role, mistaken: JSON.stringify(mistaken) });
        }
      }
    }
    expect(unseen).toEqual([]);
    expect(made).toBeGreaterThan(50);
  });

  test('without functions there is nothing to be seen with', () => {
    const { shapes } = rules.functions;
    const { program } = rules;
    expect(() => runReference(program, [], never, { functions: { of: new Map(), shapes } })).toThrow(/segc has a bug/);
  });

  test('a function that throws is told, and the replay goes on', () => {
    const of = {
      get: () => () => {
        throw new Error('not today');
      },
    };
    const { program, functions } = rules;
    const messages = historiesOf(program, 20);
    const { transitions, thrown } = runReference(program, messages, never, { functions: { ...functions, of } });
    expect(thrown.map(({ message }) => message)).toEqual(wholesOf(program).map(() => 'not today'));
    expect(new Set(thrown.map(({ at }) => at?.file))).toEqual(new Set(['rules/segments/rules.segment.ts']));
    expect(new Set(transitions.map(({ segment }) => segment))).toEqual(new Set(['way-out']));
  });
});
