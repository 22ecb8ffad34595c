import { InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { expect, test } from 'vitest';
import { instant } from './instant.ts';
import { duration, flinkSetting, jobName, positive, segmentId, topicName } from './option-values.ts';
import { printable } from './printable.ts';
import { parseTransition, transitionLine } from './transition-line.ts';

test.each(['u-17', 'a b', '😀', 'é', "it's", 'a{}%;', '\\'])('%j is shown as it is', (text) => {
  expect(printable(text)).toBe(text);
});

test.each([
  ['', '""'],
  [' a', '" a"'],
  ['a"b', '"a\\"b"'],
  ['a\nb', '"a\\nb"'],
  ['\u001b[31m', '"\\u001b[31m"'],
  ['a\u0085', '"a\\u0085"'],
  ['a\u202eb', '"a\\u202eb"'],
  ['a\u2028b', '"a\\u2028b"'],
  ['\ud800', '"\\ud800"'],
])('%j is shown escaped', (text, shown) => {
  expect(printable(text)).toBe(shown);
  expect(JSON.parse(shown)).toBe(text);
});

test.each([
  [0, '1970-01-01 00:00:00Z'],
  [1_767_225_600_123, '2026-01-01 00:00:00.123Z'],
  [9_007_199_254_740_991, '9007199254740991 ms'],
])('the instant %i', (ms, text) => {
  expect(instant(ms)).toBe(text);
});

test.each([
  ['0', 0],
  ['500ms', 500],
  ['30s', 30_000],
  ['5m', 300_000],
  ['1h', 3_600_000],
])('the duration %s', (text, ms) => {
  expect(duration(text)).toBe(ms);
});

test('settings of Flink add up, and may hold an equals sign', () => {
  const before = flinkSetting('state.backend.type=rocksdb');
  expect(flinkSetting('env.java.opts.all=-Da=b', before)).toEqual({
    'state.backend.type': 'rocksdb',
    'env.java.opts.all': '-Da=b',
  });
});

test.each<[(text: string) => unknown, string[]]>([
  [duration, ['', '30', '-1s', '1.5s', '1d', '30 s', 's', '99999999999h']],
  [positive, ['', '0', '-1', '1.5', '1e3', '0x1', ' 1', '99999999999999999999']],
  [jobName, ['', 'a b', "a'b", 'a/b', 'a\n', 'ä']],
  [topicName, ['', 'a b', 'a/b', 'ä']],
  [flinkSetting, ['', 'a', 'a=', '=b', "a'b=c", 'a b=c']],
  [segmentId, ['', 'VIP', 'a:b', 'a}', 'a*']],
])('%o takes no other text', (parse, texts) => {
  for (const text of texts) expect(() => parse(text), text).toThrow(InvalidArgumentError);
});

const plain = pc.createColors(false);
const change = {
  userId: 'u1',
  segment: 'vip',
  op: 'enter',
  at: 1_767_225_600_000,
  expiresAt: 1_767_225_660_000,
  reason: 'event',
  eventIds: ['e1', 'e\n2'],
};

test.each([
  [{}, '2026-01-01 00:00:00Z  enter  vip  u1  by e1, "e\\n2", until 2026-01-01 00:01:00Z'],
  [{ op: 'exit', expiresAt: null, reason: 'ttl' }, '2026-01-01 00:00:00Z  exit   vip  u1  ttl after e1, "e\\n2"'],
  [
    { userId: 'x\n2026  enter', op: 'renew', eventIds: ['e'] },
    '2026-01-01 00:00:00Z  renew  vip  "x\\n2026  enter"  by e, until 2026-01-01 00:01:00Z',
  ],
])('a transition with %j', (changes, line) => {
  const transition = parseTransition(JSON.stringify({ ...change, ...changes }));
  expect(transition && transitionLine(transition, plain)).toBe(line);
});

test.each(['', 'x', 'null', '[]', '{}', JSON.stringify({ ...change, op: 'join' })])('%j is no transition', (text) => {
  expect(parseTransition(text)).toBeUndefined();
});
