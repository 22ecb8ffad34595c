import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../event-log/event.ts';
import { compareIds } from '../event-log/order.ts';
import { createTransitionOrder } from '../timeline/transition-order.ts';
import { timelineByDefinition } from './by-definition.ts';
import { timelineOf } from './history.ts';
import { randomSegments, type Words } from './random-rules.ts';
import {
  absence,
  compare,
  event,
  lateness,
  literal,
  metric,
  program,
  segment,
  session,
  when,
} from './small-program.ts';

/** Times in ms that small histories keep meeting. */
const words: Words = {
  schema: program().source.schema,
  types: ['a', 'b', 'c'],
  fields: [
    { name: 'x', type: 'number', values: [undefined, 1, 2] },
    { name: 's', type: 'string', values: [undefined, 'p', 'q'] },
    { name: 'f', type: 'boolean', values: [true] },
  ],
  spans: [2, 3, 4, 7],
};

/** Plain rules, which hold often, and random ones of all kinds. */
const plain = [
  segment(when('a'), 7, when('b'), 'occurs'),
  segment(absence(when('a'), when('b'), 4), 9, when('c'), 'absence'),
  segment(absence(when(['a', 'b']), when(['b', 'c']), 3), 5, when('b'), 'absence-both'),
  segment(session('live', 3, compare(metric('a'), '>', metric('b'))), 6, when('c'), 'live'),
  segment(session('closed', 3, compare(metric('duration'), '<', literal(4))), 8, when('b'), 'closed'),
];
const programs = randomSegments(words, 'r', 4).map((random) => program(...plain, ...random));

const events: fc.Arbitrary<Event> = fc
  .record({
    type: fc.constantFrom('a', 'b', 'c'),
    ts: fc.integer({ min: 0, max: 30 }),
    id: fc.constantFrom('1', '2', '～', '😀'),
    user: fc.constantFrom('u', 'u', 'v'),
    x: fc.constantFrom({ x: 1 }, { x: 2 }, {}),
    s: fc.constantFrom({ s: 'p' }, { s: 'q' }, {}),
    f: fc.boolean(),
  })
  .map(({ ts, id, user, type, x, s, f }) => event(type, ts, id, { ...x, ...s, f }, user));
// What counts of copies that differ is not defined (SEMANTICS §2).
const histories = fc
  .uniqueArray(events, {
    size: 'max',
    maxLength: 25,
    selector: ({ userId, ts, eventId }) => JSON.stringify([userId, ts, eventId]),
  })
  .map((all) => [...all].sort((left, right) => left.ts - right.ts || compareIds(left.eventId, right.eventId)));

/** A history and the same one disordered: each event delayed by at most the lateness. */
const disordered = histories.chain((history) =>
  fc
    .array(fc.integer({ min: 0, max: lateness }), { minLength: history.length, maxLength: history.length })
    .map((delays) => {
      const delivered = history.map((event, i) => ({ event, at: event.ts + (delays[i] ?? 0) }));
      return { history, delivered: delivered.sort((left, right) => left.at - right.at).map(({ event }) => event) };
    }),
);

const runs = { numRuns: 500 };

describe('SEMANTICS', () => {
  test('the replay computes what the clauses define', () => {
    fc.assert(
      fc.property(programs, histories, (rules, history) => {
        const one = history.filter(({ userId }) => userId === 'u');
        expect(timelineOf(rules, one)).toEqual(timelineByDefinition(rules, one));
      }),
      { numRuns: 2_000 },
    );
  });

  test('§2, §8 the order of arrival within the lateness is immaterial', () => {
    fc.assert(
      fc.property(programs, disordered, (rules, { history, delivered }) => {
        expect(timelineOf(rules, delivered)).toEqual(timelineOf(rules, history));
      }),
      runs,
    );
  });

  test('§2 copies change nothing', () => {
    fc.assert(
      fc.property(programs, disordered, fc.array(fc.nat()), (rules, { history, delivered }, places) => {
        const copied = delivered.flatMap((event, i) => (places.includes(i) ? [event, event] : [event]));
        expect(timelineOf(rules, copied)).toEqual(timelineOf(rules, history));
      }),
      runs,
    );
  });

  test('§8 a late event changes nothing', () => {
    fc.assert(
      fc.property(programs, histories, events, (rules, history, late) => {
        const behind = { ...late, eventId: 'late' };
        const newest = Math.max(...history.map(({ ts }) => ts));
        fc.pre(newest - behind.ts > lateness);
        expect(timelineOf(rules, [...history, behind])).toEqual(timelineOf(rules, history));
      }),
      runs,
    );
  });

  test('a user’s timeline does not depend on other users', () => {
    fc.assert(
      fc.property(programs, histories, (rules, history) => {
        const alone = history.filter(({ userId }) => userId === 'u');
        // The end of the recording differs, and with it what ttl still decides: a mark makes it the same.
        const end = { kind: 'mark', ts: 2000 } as const;
        const ofUser = timelineOf(rules, [...history, end]).filter(({ userId }) => userId === 'u');
        expect(ofUser).toEqual(timelineOf(rules, [...alone, end]));
      }),
      runs,
    );
  });

  test('§7 enter and exit alternate, renew lies inside, an expiry is at + ttl and is kept', () => {
    fc.assert(
      fc.property(programs, histories, (rules, history) => {
        const timeline = timelineOf(rules, history);
        for (const { id, ttlMs } of rules.segments) {
          for (const user of ['u', 'v']) {
            let expiresAt: number | null = null;
            for (const t of timeline.filter(({ segment, userId }) => segment === id && userId === user)) {
              expect(t.op === 'enter').toBe(expiresAt === null);
              if (expiresAt !== null) expect(t.at).toBeLessThanOrEqual(expiresAt);
              expect(t.reason === 'ttl').toBe(t.at === expiresAt);
              expect(t.expiresAt).toBe(t.op === 'exit' ? null : t.at + ttlMs);
              expiresAt = t.expiresAt;
            }
            expect(expiresAt).toBeNull();
          }
        }
      }),
      runs,
    );
  });

  test('CONTRACT transitions come in order', () => {
    fc.assert(
      fc.property(programs, disordered, (rules, { delivered }) => {
        const order = createTransitionOrder(rules);
        const timeline = timelineOf(rules, delivered);
        expect([...timeline].sort(order)).toEqual(timeline);
      }),
      runs,
    );
  });
});
