import { describe, expect, test } from 'vitest';
import { absence, event, lateness, program, segment, when } from '../suites/small-program.ts';
import { createEngine } from './engine.ts';

const entering = program(segment(when('a'), 1000));
const instants = (outputs: ReturnType<ReturnType<typeof createEngine>['push']>) =>
  outputs.map((output) =>
    output.kind === 'late' ? `late ${output.late.ts}` : `${output.transition.op} ${output.transition.at}`,
  );

describe('§8', () => {
  test('an event is decided when the watermark has reached it', () => {
    const engine = createEngine(entering);
    expect(engine.push(event('a', 0))).toEqual([]);
    expect(engine.push(event('c', lateness))).toEqual([]);
    expect(instants(engine.push(event('c', lateness + 1)))).toEqual(['enter 0']);
    expect(engine.watermark()).toBe(0);
  });

  test('exactly `lateness` behind counts, 1 ms more is late and tells when', () => {
    const engine = createEngine(entering);
    engine.push(event('c', 100));
    expect(engine.push(event('a', 100 - lateness))).toEqual([]);
    expect(engine.push(event('a', 99 - lateness, 'x'))).toEqual([
      { kind: 'late', late: { userId: 'u', eventId: 'x', ts: 89, watermark: 89, partition: 0 } },
    ]);
  });

  test('a deadline is decided when the watermark has reached it', () => {
    const engine = createEngine(program(segment(absence(when('a'), when('b'), 100), 1000)));
    engine.push(event('a', 0));
    expect(engine.push(event('c', 100 + lateness, 'c', {}, 'other'))).toEqual([]);
    expect(instants(engine.push(event('c', 101 + lateness, 'd', {}, 'other')))).toEqual(['enter 100']);
  });

  test('the slowest partition decides', () => {
    const engine = createEngine(entering, { partitions: 2 });
    engine.push(event('a', 0), 0);
    expect(engine.push({ kind: 'mark', ts: 500 }, 0)).toEqual([]);
    expect(engine.push(event('a', 100, 'x', {}, 'v'), 1)).toHaveLength(1);
    expect(engine.watermark()).toBe(100 - lateness - 1);
    expect(() => engine.push(event('a', 500), 2)).toThrow('There is no partition 2 among 2.');
  });
});

describe('§2', () => {
  test('a time mark moves event time as an event does, and no more', () => {
    const engine = createEngine(entering);
    engine.push(event('a', 0));
    expect(instants(engine.push({ kind: 'mark', ts: lateness + 1 }))).toEqual(['enter 0']);
    expect(engine.push({ kind: 'mark', ts: 5 })).toEqual([]);
    expect(engine.watermark()).toBe(0);
  });

  test('a copy counts once, wherever it comes', () => {
    const engine = createEngine(entering);
    for (const message of [event('a', 0), event('a', 0), event('c', 1), event('a', 0)]) engine.push(message);
    expect(instants(engine.finish())).toEqual(['enter 0']);
  });

  test('the same id at another ts or of another user is an event of its own', () => {
    const engine = createEngine(entering);
    for (const message of [event('a', 0, 'x'), event('a', 1, 'x'), event('a', 1, 'x', {}, 'v')]) engine.push(message);
    expect(instants(engine.finish())).toEqual(['enter 0', 'renew 1', 'enter 1']);
  });
});

test('transitions come by (at, user bytes, segment)', () => {
  const two = program(segment(when('a'), 1000, null, 'b-seg'), segment(when('a'), 1000, null, 'a-seg'));
  const engine = createEngine(two);
  for (const user of ['😀', '～', 'z']) engine.push(event('a', 0, 'x', {}, user));
  const places = engine
    .finish()
    .map((o) => o.kind === 'transition' && `${o.transition.userId} ${o.transition.segment}`);
  expect(places).toEqual(['z a-seg', 'z b-seg', '～ a-seg', '～ b-seg', '😀 a-seg', '😀 b-seg']);
});

test('`until`: nothing after it is decided, whatever comes', () => {
  const engine = createEngine(entering, { until: 50 });
  for (const message of [event('a', 50), event('a', 51), event('c', 5000)]) engine.push(message);
  engine.advanceTo(9000);
  expect(engine.memberships().get('u')?.get('seg')).toEqual({ enteredAt: 50, expiresAt: 1050, eventIds: ['a50'] });
});

test('a user is forgotten when nothing is pending', () => {
  const rule = program(segment(absence(when('a'), when('b'), 100), 1000, when('b')));
  const engine = createEngine(rule);
  for (let i = 0; i < 20_000; i++) {
    engine.push(event('a', i * 20));
    engine.push(event('b', i * 20 + 1));
    if (i === 10_000) expect(engine.pendingUsers()).toBeLessThanOrEqual(1);
  }
  engine.finish();
  expect(engine.pendingUsers()).toBe(0);
});

test('who waits is woken however many others have been forgotten meanwhile', () => {
  const engine = createEngine(program(segment(absence(when('a'), when('b'), 100_000), 1_000_000, when('b'))));
  const waiting = (i: number) => i % 3 === 0;
  for (let i = 0; i < 9_000; i++) {
    engine.push(event('a', 2 * i, 'a', {}, `u${i}`));
    if (!waiting(i)) engine.push(event('b', 2 * i + 1, 'b', {}, `u${i}`));
  }
  const entered = engine.finish().map((output) => output.kind === 'transition' && output.transition.userId);
  expect(entered).toHaveLength(3_000);
  expect(new Set(entered).size).toBe(3_000);
});

test('§10 without events nothing is evaluated', () => {
  const engine = createEngine(entering);
  expect([...engine.finish(), ...engine.advanceTo(1e15)]).toEqual([]);
});
