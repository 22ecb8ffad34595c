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
