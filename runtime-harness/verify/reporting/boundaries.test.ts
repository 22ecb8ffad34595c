import { describe, expect, test } from 'vitest';
import type { Segment } from '../../../compiler/ir/segment.ts';
import type { Event } from '../../event-log/event.ts';
import {
  absence,
  compare,
  count,
  event,
  field,
  literal,
  metric,
  notSeen,
  per,
  program,
  segment,
  sequence,
  session,
  when,
} from '../../suites/small-program.ts';
import { historyOf, replayOf } from '../../suites/verify-report.ts';
import { boundariesIn } from './boundaries.ts';

const minutes = 60_000;
const T = 10 * minutes;

function textsOf(rule: Segment, ...events: readonly Event[]): readonly string[] {
  return boundariesIn(historyOf(events), rule, program(rule)).map(({ text }) => text);
}

const counting = segment(count(when('a'), 2, T), 60 * minutes);
const waiting = segment(absence(when('a'), when('b'), T), 60 * minutes);

describe('distances of a rule', () => {
  test('exactly the `within` of a count', () => {
    expect(textsOf(counting, event('a', 0, 'v1'), event('a', T, 'v3'))).toEqual([
      '"v3" comes exactly 10 minutes after "v1", which is the `within` of the count: §11 counts what is younger than that, so "v1" is out',
    ]);
  });

  test.each([
    [-1, '1 ms less than 10 minutes', '"v1" still counts'],
    [1, '1 ms more than 10 minutes', '"v1" is out'],
  ])('%i ms off', (off, distance, follows) => {
    const [text] = textsOf(counting, event('a', 0, 'v1'), event('a', T + off, 'v3'));
    expect(text).toContain(`comes ${distance} after "v1", and 10 minutes is the \`within\``);
    expect(text).toMatch(new RegExp(`, so ${follows}$`));
  });

  test('what is farther off, of another type or of another kind is not told', () => {
    expect(textsOf(counting, event('a', 0), event('a', T + 2))).toEqual([]);
    expect(textsOf(counting, event('a', 0), event('b', T))).toEqual([]);
    expect(textsOf(waiting, event('b', 0), event('a', T))).toEqual([]);
  });

  test.each([
    [-1, 'comes in time'],
    [0, 'comes too late'],
  ])('the `for` of an absence, %i ms off', (off, follows) => {
    const [text] = textsOf(waiting, event('a', 0, 'v'), event('b', T + off, 'w'));
    expect(text).toContain('`for` of the absence: §5');
    expect(text).toContain(`so "w" ${follows}`);
  });

  test('the clock of an absence runs from the `after` that started it last', () => {
    expect(textsOf(waiting, event('a', 0), event('a', 5), event('b', T))).toEqual([]);
  });

  test.each([
    ['not seen', segment(notSeen(when('a'), T), T * 9), 14],
    ['sequence', segment(sequence([when('a'), when('a')], T), T * 9), 12],
    ['session', segment(session('live', T, compare(metric('a'), '>', literal(1))), T * 9), 6],
    ['duration', segment(session('live', 2 * T, compare(metric('duration'), '>', literal(T))), T * 9), 6],
    ['exit', segment(when('b'), T * 9, count(when('a'), 2, T)), 11],
  ])('of %s', (_, rule, section) => {
    const found = boundariesIn(historyOf([event('a', 0), event('a', T)]), rule, program(rule));
    expect(found.map((each) => each.section)).toEqual([section]);
    expect(found[0]?.text).toContain(`§${section} `);
  });

  test('`per` measures within one value', () => {
    const rule = segment(per('s', count(when('a'), 2, T)), 60 * minutes);
    expect(textsOf(rule, event('a', 0, 'v', { s: 'p' }), event('a', T, 'w', { s: 'q' }))).toEqual([]);
    expect(textsOf(rule, event('a', 0, 'v', { s: 'p' }), event('a', T, 'w', { s: 'p' }))).toHaveLength(1);
  });
});

test('an event at the expiry of a membership, as a witness tells it', () => {
  const rule = segment(when('a'), T);
  const history = historyOf([event('a', 0, 'v'), event('a', T, 'w')]);
  const transitions = replayOf(program(rule), history, 'seg');
  const [first] = boundariesIn(history, rule, program(rule), { transitions, about: null });
  expect(first?.section).toBe(7);
  expect(first?.text).toMatch(
    /^"w" comes exactly 10 minutes after the enter by "v", which is the `ttl` of seg: .* so "w" finds the user outside$/,
  );
});

describe('arrivals', () => {
  const rule = segment(when('a'), T);

  test.each([
    [
      9,
      '"w" arrives 1 ms less than 10 milliseconds behind the newest event, and the source allows 10 milliseconds: by §8 it still counts',
    ],
    [
      10,
      '"w" arrives exactly 10 milliseconds behind the newest event, all that the source allows: by §8 it still counts',
    ],
    [
      11,
      '"w" arrives 1 ms more than 10 milliseconds behind the newest event, and the source allows 10 milliseconds: by §8 it is set aside and changes nothing',
    ],
    [
      500,
      '"w" arrives 500 milliseconds behind the newest event, and the source allows 10 milliseconds: by §8 it is set aside and changes nothing',
    ],
  ])('%i ms behind', (behind, text) => {
    expect(textsOf(rule, event('b', 1_000, 'v'), event('a', 1_000 - behind, 'w'))).toEqual([text]);
  });

  test('an event that is late is at no boundary of the rule', () => {
    expect(textsOf(counting, event('a', 5_000 + T, 'v'), event('a', 5_000, 'w'))).toHaveLength(1);
  });

  test('copies, ids that return, and one instant', () => {
    expect(textsOf(rule, event('a', 0, 'v'), event('a', 0, 'v'))).toEqual([
      '"v" arrives again with the same time: by §2 it is a copy and counts once',
    ]);
    expect(textsOf(rule, event('a', 0, 'v'), event('a', 500, 'v'))).toEqual([
      '"v" comes at 2 times: by §2 these are 2 events, not copies',
    ]);
    expect(textsOf(rule, event('a', 0, 'w'), event('a', 0, 'v'))).toEqual([
      '"v" and "w" have the same instant: §2 orders them by id, "v" before "w", although "v" arrives later',
    ]);
  });
});

describe('values', () => {
  const rule = segment(when('a', compare(field('x'), '>', literal(100))), T);
  const reading = (fields: Event['fields']) => textsOf(rule, event('a', 0, 'v', fields as Record<string, number>));

  test.each([
    [100, 'has `x` 100, exactly what the rule compares in `x > 100`: by §9 that is false'],
    [101, 'has `x` 101, next to what the rule compares in `x > 100`: by §9 that is true'],
  ])('%i', (x, text) => expect(reading({ x })).toEqual([`"v" ${text}`]));

  test('far from the literal, or absent', () => {
    expect(reading({ x: 7 })).toEqual([]);
    expect(reading({})).toEqual(['"v" has no `x`, which the rule compares in `x > 100`: by §9 that is false']);
  });

  test('a text that is nearly the literal, and a literal on the left', () => {
    const named = segment(when('a', compare(literal('Berlin'), '===', field('s', 'string'))), T);
    const [text] = textsOf(named, event('a', 0, 'v', { s: 'berlin' }));
    expect(text).toBe('"v" has `s` "berlin", next to what the rule compares in `s === "Berlin"`: by §9 that is false');
    expect(textsOf(named, event('a', 0, 'v', { s: 'Berlin' }))).toEqual([]);
  });
});

test('five at most, two of one kind, and first what the difference is about', () => {
  const many = Array.from({ length: 30 }, (_, index) => event('a', index * T, `v${String(index).padStart(2, '0')}`));
  expect(textsOf(counting, ...many)).toHaveLength(2);
  const about = {
    userId: 'u',
    segment: 'seg',
    op: 'enter',
    at: 0,
    expiresAt: 1,
    reason: 'event',
    eventIds: ['v17'],
  } as const;
  const [first] = boundariesIn(historyOf(many), counting, program(counting), { transitions: [], about });
  expect(first?.text).toContain('"v17"');
});
