import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../event-log/event.ts';
import { emptyFields } from '../event-log/event.ts';
import { createArrivals } from './arrivals.ts';

const event = fc
  .tuple(fc.nat({ max: 5 }), fc.constantFrom('u', 'v'), fc.constantFrom('a', 'b', 'c'))
  .map(([ts, userId, eventId]): Event => ({ kind: 'event', eventId, userId, type: 'view', ts, fields: emptyFields() }));

const keyOf = ({ ts, userId, eventId }: Event) => `${ts} ${userId} ${eventId}`;

test('events are taken by (ts, user, eventId) whatever the order in which they came, each once', () => {
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const arrivals = createArrivals();
      for (const event of events) arrivals.add(event);
      const taken: string[] = [];
      for (let next = arrivals.next(); next !== undefined; next = arrivals.next()) {
        const { userId, ts } = next;
        expect(arrivals.take(userId === 'u' ? 'v' : 'u', ts)).toEqual([]);
        taken.push(...arrivals.take(userId, ts).map(keyOf));
      }
      expect(taken).toEqual([...new Set(events.map(keyOf))].sort());
    }),
  );
});

test('many that have gone leave no trace', () => {
  const arrivals = createArrivals();
  const taken: number[] = [];
  for (let ts = 0; ts < 20_000; ts++) {
    // Every seventh comes behind the one after it.
    const at = ts % 7 === 0 ? ts + 1 : ts % 7 === 1 ? ts - 1 : ts;
    arrivals.add({ kind: 'event', eventId: 'e', userId: 'u', type: 'view', ts: at, fields: emptyFields() });
    for (let next = arrivals.next(); next !== undefined && next.ts < ts - 5; next = arrivals.next()) {
      taken.push(...arrivals.take('u', next.ts).map((event) => event.ts));
    }
  }
  expect(taken).toEqual(taken.map((_, place) => place));
  expect(taken.length).toBeGreaterThan(19_900);
});
