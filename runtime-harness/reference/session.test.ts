import { expect, test } from 'vitest';
import type { MetricKind } from '../../compiler/ir/session.ts';
import { brief } from '../suites/history.ts';
import { compare, event, field, literal, metric, program, segment, session, when } from '../suites/small-program.ts';

const closed = (name: string, operator: '>' | '===', value: number) =>
  program(segment(session('closed', 100, compare(metric(name), operator, literal(value))), 1000));
const live = program(segment(session('live', 100, compare(metric('a'), '>', literal(1))), 1000));

test('§6 exactly one gap apart joins, 1 ms more does not', () => {
  const pair = closed('events', '===', 2);
  expect(brief(pair, [event('a', 0), event('c', 100)])).toEqual(['enter 200 c100', 'exit 1200 c100 ttl']);
  expect(brief(pair, [event('a', 0), event('c', 101)])).toEqual([]);
});

test('§6 a session with an event at last + gap is not closed there', () => {
  expect(brief(closed('events', '===', 1), [event('a', 0), event('c', 100)])).toEqual([]);
});

test('§6 another user at that instant does not keep it open', () => {
  const other = event('a', 100, 'o', {}, 'other');
  expect(brief(closed('events', '===', 1), [event('a', 0), other])).toEqual([
    'enter 100 a0',
    'enter 200 o',
    'exit 1100 a0 ttl',
    'exit 1200 o ttl',
  ]);
});

test('§6 duration is last - first; counts count their events', () => {
  expect(brief(closed('duration', '===', 50), [event('a', 0), event('c', 50)])).toEqual([
    'enter 150 c50',
    'exit 1150 c50 ttl',
  ]);
  expect(brief(closed('b', '===', 1), [event('b', 0), event('a', 50)])).toEqual(['enter 150 a50', 'exit 1150 a50 ttl']);
});

test('§6 live holds where it becomes true, once, and anew in the next session', () => {
  expect(brief(live, [event('a', 0), event('a', 1), event('a', 2)])).toEqual(['enter 1 a1', 'exit 1001 a1 ttl']);
  expect(brief(live, [event('a', 0), event('a', 1), event('a', 200), event('a', 201)])).toEqual([
    'enter 1 a1',
    'renew 201 a201',
    'exit 1201 a201 ttl',
  ]);
});

test('§6 live holds again after it has been false', () => {
  const more = program(segment(session('live', 100, compare(metric('a'), '>', metric('b'))), 1000));
  expect(brief(more, [event('a', 0), event('b', 1), event('a', 2)])).toEqual([
    'enter 0 a0',
    'renew 2 a2',
    'exit 1002 a2 ttl',
  ]);
});

test('§4 an exit event comes after the end of the session at its instant', () => {
  const rule = program(segment(session('closed', 100, compare(metric('a'), '===', literal(1))), 200, when('b')));
  // The b at 301 is gap + 1 behind the session's end at 200 + 100 and finds the user inside.
  expect(brief(rule, [event('a', 200), event('b', 301)])).toEqual(['enter 300 a200', 'exit 301 b301']);
});

const x = field('x');
const tally = (kind: MetricKind, value = x) => ({
  name: 'm',
  kind,
  of: when('a'),
  value: kind === 'count' ? null : value,
});
const [one, two, none] = [event('a', 0, 'p', { x: 0.1 }), event('a', 1, 'q', { x: 0.2 }), event('a', 2, 'r')];

test.each([
  ['count', 3],
  ['distinct', 2],
  ['sum', 0.1 + 0.2],
  ['min', 0.1],
  ['max', 0.2],
  ['average', (0.1 + 0.2) / 2],
] as const)('§6 %s passes over what is absent', (kind, value) => {
  const is = session('closed', 100, compare(metric('m'), '===', literal(value)), [tally(kind)]);
  expect(brief(program(segment(is, 1000)), [one, two, none])[0]).toBe('enter 102 r');
});

test.each([
  ['count', 0],
  ['distinct', 0],
  ['sum', 0],
  ['min', null],
  ['max', null],
  ['average', null],
] as const)('§6 %s over nothing', (kind, value) => {
  const is = session('closed', 100, compare(metric('m'), '===', literal(value)), [tally(kind)]);
  expect(brief(program(segment(is, 1000)), [event('b', 0)])[0]).toBe('enter 100 b0');
});

test('§6 distinct tells apart by ===', () => {
  const notNumber = { kind: 'arithmetic', operator: '/', left: x, right: x } as const;
  const is = session('closed', 100, compare(metric('m'), '===', literal(2)), [tally('distinct', notNumber)]);
  const history = [event('a', 0, 'p', { x: 0 }), event('a', 1, 'q', { x: 0 })];
  expect(brief(program(segment(is, 1000)), history)[0]).toBe('enter 101 q');
});

test('§6 fields of the first and of the last event', () => {
  const ends = compare(metric('first.s', 'string', true), '!==', metric('last.s', 'string', true));
  const rule = program(segment(session('live', 100, ends), 1000));
  expect(brief(rule, [event('a', 0, 'p', { s: '1' }), event('a', 1, 'q', { s: '1' }), event('b', 2)])[0]).toBe(
    'enter 2 b2',
  );
});
