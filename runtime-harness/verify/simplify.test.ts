import { expect, test } from 'vitest';
import type { Program } from '../../compiler/ir/program.ts';
import { runReference } from '../engines/reference.ts';
import { absence, compare, count, event, field, literal, program, segment, when } from '../suites/small-program.ts';
import { disagreementsOf } from './findings.ts';
import { firstInstant, type History, inArrivalOrder } from './history.ts';
import type { Finding } from './report.ts';
import { simplify } from './simplify.ts';
import type { Heard } from './trial.ts';

/** Ends a history long after it. */
const later = firstInstant + 1_000_000;

/** The program as an engine has it that takes each count for one with a longer window. */
function mistaken(of: Program): Program {
  const text = JSON.stringify(of.segments).replaceAll('"withinMs":100', '"withinMs":101');
  return { ...of, segments: JSON.parse(text) };
}

function hear(of: Program, history: History): Heard {
  const replayOf = (each: Program) => runReference(each, inArrivalOrder([history]), later).transitions;
  return { history, testimony: { replay: replayOf(of), flink: replayOf(mistaken(of)) } };
}

const message = (ts: number, x: number) => {
  const { kind: _, fields: __, ...plain } = event('a', firstInstant + ts);
  return { arrives: firstInstant + ts, text: JSON.stringify({ ...plain, x }) };
};
const history: History = {
  userId: 'u',
  segment: 'waits',
  recording: null,
  messages: [message(0, 2), message(100, 2)],
};
const rules = program(
  segment(
    absence(count(when('a', compare(field('x'), '!==', literal(1))), 2, 100), when('b'), 50),
    1_000,
    when('c'),
    'waits',
  ),
);

test('a rule loses what the difference does not need, and keeps the part that is wrong', async () => {
  const [disagreement] = disagreementsOf([hear(rules, history)]);
  if (disagreement === undefined) throw new Error('there is no difference');
  const { segment: id, between, differences, heard } = disagreement;
  const finding: Finding = {
    segment: id,
    history,
    messagesBefore: 2,
    between,
    differences,
    testimony: heard.testimony,
  };
  let jobs = 0;
  const simpler = await simplify(finding, rules, {
    async open(of) {
      jobs += 1;
      return {
        play: async ([only]) => ({
          heard: only === undefined ? [] : [hear(of, only)],
          events: 2,
          late: 0,
          storeDifferences: [],
        }),
        close: async () => {},
      };
    },
    onRound: () => {},
  });
  expect(simpler).toMatchObject({ enter: { kind: 'count', atLeast: 2, withinMs: 100 }, exit: null });
  expect(jobs).toBeLessThanOrEqual(4);
});
