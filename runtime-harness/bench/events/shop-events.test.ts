import { expect, test } from 'vitest';
import { packageRoot } from '../../../flink-deploy/local/package-root.ts';
import { createDecoder } from '../../event-log/decode.ts';
import { createRules } from '../rule-sets.ts';
import { shopEvents } from './shop-events.ts';

const lines = [...shopEvents(1, 5_000)];

test('the same seed gives the same events, another seed others', () => {
  expect([...shopEvents(1, 5_000)]).toEqual(lines);
  expect([...shopEvents(2, 10)]).not.toEqual(lines.slice(0, 10));
});

test('all are events of the shop, in rising order of time', async () => {
  const decode = createDecoder((await createRules(packageRoot()).program('own')).source.schema);
  const decoded = lines.map(decode);
  expect(decoded.filter(({ kind }) => kind !== 'event')).toEqual([]);
  const times = decoded.map((event) => (event.kind === 'event' ? event.ts : 0));
  expect(times.every((ts, place) => place === 0 || ts > (times[place - 1] ?? 0))).toBe(true);
});

test('users come again after half an hour and more', () => {
  const last = new Map<string, number>();
  let returns = 0;
  for (const line of lines) {
    const { userId, ts } = JSON.parse(line) as { readonly userId: string; readonly ts: number };
    if (ts - (last.get(userId) ?? ts) > 1_800_000) returns++;
    last.set(userId, ts);
  }
  expect(returns).toBeGreaterThan(20);
});
