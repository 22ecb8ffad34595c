import { describe, expect, test } from 'vitest';
import { runReference } from '../engines/reference.ts';
import { type ExampleHistory, parseExamples } from './examples.ts';
import { expectedOf, foundOf, messagesOf, programsEnd } from './programs.ts';
import { historiesOf, loadExamples, readExamples } from './semantics.ts';

const start = 1_000_000_000_000;
const { clauses, examples, notes } = await loadExamples();
const rules = await readExamples(examples);
const histories = historiesOf(examples);
const together = runReference(rules, messagesOf(histories, start), start + programsEnd);

const count = (history: ExampleHistory, note: string) =>
  notes.get(history)?.filter((each) => each === note).length ?? 0;

describe('the examples of SEMANTICS.md', () => {
  test.each(histories)('line $line: $text', (history) => {
    const alone = runReference(rules, messagesOf([history], start), start + programsEnd);
    const expected = expectedOf(history, start);
    expect(foundOf(history, alone.transitions)).toEqual(expected);
    // Other users, and where event time stands because of them, change nothing.
    expect(foundOf(history, together.transitions)).toEqual(expected);
    expect([alone.late, alone.dead.length]).toEqual([count(history, 'late'), count(history, 'dead letter')]);
  });

  test('what is called a copy is one, and nothing else is', () => {
    for (const history of histories) {
      const keys = history.history.map(({ eventId, ts }) => `${eventId} ${ts}`);
      const copies = keys.map((key, index) => keys.indexOf(key) < index);
      expect(copies, `line ${history.line}`).toEqual(notes.get(history)?.map((note) => note === 'copy'));
    }
  });

  test('every clause has one', () => {
    expect(clauses).toEqual(Array.from({ length: 16 }, (_, index) => `§${index + 1}`));
    expect(clauses.filter((clause) => !examples.some((example) => example.clause === clause))).toEqual([]);
  });
});

const rule = "{ enter: when('view'), ttl: hours(1) }";
const block = (...lines: readonly string[]) => ['## §1 Event', '```example', ...lines, '```'].join('\n');

describe('the notation', () => {
  test('is read as it is meant', () => {
    const text = block(
      "others = { enter: when('add'),",
      '  ttl: hours(2) }',
      rule,
      "view a 1h1m1.001s price=-5 product='p, q' tags=['a','b'] (late), time 2ms → exit 1ms by a and b (ttl) // why",
      'view é 0m price=1e3 (dead letter) → nothing',
    ).replace('p, q', 'p q');
    const { examples, notes } = parseExamples(text);
    expect(examples[0]?.rules).toEqual([
      { name: 'others', text: "{ enter: when('add'),\n  ttl: hours(2) }", line: 3 },
      { name: null, text: rule, line: 5 },
    ]);
    const [first, second] = historiesOf(examples);
    expect(first?.history).toEqual([
      { type: 'view', eventId: 'a', ts: 3_661_001, price: -5, product: 'p q', tags: ['a', 'b'] },
      { type: 'segc.time', ts: 2 },
    ]);
    expect(first?.expected).toEqual([{ op: 'exit', at: 1, expiresAt: null, reason: 'ttl', eventIds: ['a', 'b'] }]);
    expect(second?.history).toEqual([{ type: 'view', eventId: 'é', ts: 0, price: 1000, isEvent: false }]);
    expect([...notes.values()]).toEqual([['late', null], ['dead letter']]);
  });

  test.each([
    ['no history', 4, [rule]],
    ['no rule', 4, ['view a 0m → nothing']],
    ['no arrow', 5, [rule, 'view a 0m → nothing', 'view a 0m']],
    ['two rules', 6, [rule, rule, 'view a 0m → nothing']],
    ['a message without a time', 4, [rule, 'view a → nothing']],
    ['no time', 4, [rule, 'view a 5 → nothing']],
    ['no value', 4, [rule, 'view a 0m price=much → nothing']],
    ['an unknown note', 4, [rule, 'view a 0m (early) → nothing']],
    ['no transition', 4, [rule, 'view a 0m → enter 0m by a']],
    ['something else', 3, ['A sentence.']],
  ] as const)('%s', (_, line, lines) => {
    expect(() => parseExamples(block(...lines))).toThrow(`SEMANTICS.md:${line}: `);
  });

  test('a block under no clause, and one that does not end', () => {
    expect(() => parseExamples(`\`\`\`example\n${rule}\nview a 0m → nothing\n\`\`\``)).toThrow('under no clause');
    expect(() => parseExamples(`## §1 Event\n\`\`\`example\n${rule}`)).toThrow('does not end');
  });

  test('what the compiler refuses is told with its line', async () => {
    const { examples } = parseExamples(block("{ enter: when('look'), ttl: hours(1) }", 'view a 0m → nothing'));
    await expect(readExamples(examples)).rejects.toThrow('SEMANTICS.md:3: SEG103');
  });
});
