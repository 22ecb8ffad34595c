import { describe, expect, test } from 'vitest';
import { compare, count, event, field, literal, program, segment, when } from '../../suites/small-program.ts';
import { findingOf, historyOf, replayOf } from '../../suites/verify-report.ts';
import { explainFinding } from './explain-finding.ts';

const minutes = 60_000;
const rule = segment(count(when('a', compare(field('x'), '>', literal(3))), 2, 10 * minutes), 60 * minutes);
const rules = program(rule);
const events = [
  event('a', 0, 'v1', { x: 5 }),
  event('b', 9 * minutes, 'w'),
  event('a', 10 * minutes - 1, 'v2', { x: 4 }),
];
const history = historyOf(events);
const replay = replayOf(rules, history, 'seg');

describe('Flink against the replay', () => {
  const finding = findingOf('seg', history, ['replay', 'flink'], { replay, flink: [] });
  const text = explainFinding(finding, rules, { file: '.segc/verify/seg-0.jsonl' });

  test('tells all in a block', () => {
    expect(`\n${text}`).toBe(`
seg: Flink and the replay do not say the same
  Made up for user u: 3 messages, which were 14 before the history was made smaller.
  The replay computes the clauses of SEMANTICS.md and is taken as right: the SQL is not what the rule means.
  That is a bug in segc, not in your rule.

the history, in the order of arrival, from 1970-01-01T00:00:00.000Z
  time             type  id  x
  0                a     v1  5
  +9 min           b     w   –
  +9 min 59.999 s  a     v2  4

the replay says
  ≠  +9 min 59.999 s      enter  by v2            until +1 h 9 min 59.999 s
  ≠  +1 h 9 min 59.999 s  exit   by ttl after v2

Flink says that nothing changes

the first difference
  1970-01-01T00:09:59.999Z: the replay says enter by "v2" until 1970-01-01T01:09:59.999Z; Flink says nothing; 1
  more after it

the law
  - SEMANTICS §11 Count: a count holds at an event when enough of them, itself included, lie less than \`within\`
    before it
  - SEMANTICS §3 An event where a predicate holds: \`when\` holds at an event of one of its types for which its
    predicate is true
  - SEMANTICS §9 Values: a predicate has the value that TypeScript gives it, with an absent field as
    \`undefined\`, and one that is absent counts as false
  - SEMANTICS §7 Membership: an enter or a renewal sets the expiry to its instant + ttl, at the expiry the
    membership ends by itself, and an exit matters only to who is inside

why here
  - "v2" comes 1 ms less than 10 minutes after "v1", and 10 minutes is the \`within\` of the count: §11 counts
    what is younger than that, so "v1" still counts
  - "v2" has \`x\` 4, next to what the rule compares in \`x > 3\`: by §9 that is true

next
  segc replay .segc/verify/seg-0.jsonl
  segc explain seg --stage ir
  segc explain seg --stage sql
`);
  });

  test('the meaning and the SQL stand below it, the SQL not to its end', () => {
    const sql = Array.from({ length: 75 }, (_, line) => `-- ${line}`).join('\n');
    const more = explainFinding(finding, rules, { ir: '{\n  "id": "seg"\n}\n', sql });
    expect(more).toContain('the rule as IR\n  {\n    "id": "seg"\n  }\n');
    expect(more).toMatch(/ {2}-- 59\n {2}… 15 more lines\n$/);
  });
});

test('an expectation that both engines contradict leads to itself or to the rule', () => {
  const recorded = { ...history, recording: 'fixtures/x.jsonl.gz' };
  const expected = replay.map((each) => (each.op === 'enter' ? { ...each, eventIds: ['v1'] } : each));
  const text = explainFinding(
    findingOf('seg', recorded, ['expected', 'replay'], { expected, replay, flink: replay }),
    rules,
  );
  expect(text).toContain('seg: the expectation and the rule do not say the same\n');
  expect(text).toContain('From fixtures/x.jsonl.gz, user u');
  const joined = text.replace(/\s+/g, ' ');
  expect(joined).toContain(
    'fixtures/x.expected.jsonl expects enter by "v1" until 1970-01-01T01:09:59.999Z; the replay and Flink say enter by "v2"',
  );
  expect(joined).toContain('either the expectation is mistaken, or the rule says something else than you mean');
  expect(joined).toContain('segc replay fixtures/x.jsonl.gz --expect fixtures/x.expected.jsonl');
});

test('TypeScript against the replay is a matter of values', () => {
  const text = explainFinding(findingOf('seg', history, ['typescript', 'replay'], { typescript: [], replay }), rules);
  expect(text).toContain('seg: the replay and TypeScript do not say the same\n');
  expect(text).toContain('the law\n  - SEMANTICS §9 Values');
  expect(text).toContain("the rule's own functions, run as TypeScript, say that nothing changes\n");
});

test('text of users can fake no line, and turn none', () => {
  const hostile = 'x\nnext\u001b[31m\u202e';
  const odd = historyOf([event('a', 0, hostile, { x: 5, s: hostile }, hostile), event('a', 1, 'v', { x: 5 }, hostile)]);
  const said = replayOf(rules, odd, 'seg');
  const text = explainFinding(findingOf('seg', odd, ['replay', 'flink'], { replay: said, flink: [] }), rules);
  for (const sign of ['\u001b', '\u202e']) expect(text).not.toContain(sign);
  expect(text.match(/^next/gm)).toHaveLength(1);
  expect(text).toContain('"x\\nnext\\u001b[31m\\u202e"');
});

test('messages that are no events are told with their cause', () => {
  const broken = {
    ...history,
    messages: [
      ...history.messages,
      { arrives: 9, text: 'no json' },
      { arrives: 10, text: '{"type":"segc.time","ts":5}' },
    ],
  };
  const text = explainFinding(findingOf('seg', broken, ['replay', 'flink'], { replay, flink: [] }), rules);
  expect(text).toContain('dead letter');
  expect(text).toContain('not JSON');
  expect(text).toContain('time mark');
});

test('of a long history, what is around the first difference', () => {
  const many = historyOf(Array.from({ length: 300 }, (_, index) => event('a', index * minutes, `v${index}`, { x: 9 })));
  const all = replayOf(rules, many, 'seg');
  const flink = all.filter((each) => !each.eventIds.includes('v200'));
  const text = explainFinding(findingOf('seg', many, ['replay', 'flink'], { replay: all, flink }), rules);
  expect(text).toContain('  … 155 before\n');
  expect(text).toContain('  … 85 after\n');
  expect(text).toMatch(/ {2}≠ {2}\+3 h 20 min +renew +by v200 /);
  expect(text.split('\n').length).toBeLessThan(260);
});
