import { expect, test } from 'vitest';
import type { Transition } from '../../timeline/transition.ts';
import { entriesOf, requireEntries, requireTimeline } from './claims.ts';

const entered: Transition = {
  userId: 'u1',
  segment: 's',
  op: 'enter',
  at: 10,
  expiresAt: 20,
  reason: 'event',
  eventIds: ['a'],
};
const left: Transition = { ...entered, op: 'exit', at: 20, expiresAt: null, reason: 'ttl' };
const entry = { rule: 's', userId: 'u1', at: 10 };

test('a rule has held where its segment was entered or renewed', () => {
  expect(entriesOf([entered, { ...entered, op: 'renew', at: 15 }, left])).toEqual([entry, { ...entry, at: 15 }]);
});

test('who claims the same is right, in any order', () => {
  const other = { ...entry, userId: 'u2' };
  requireEntries('it', [entry, other], [other, entry]);
  requireTimeline('it', [entered, left], [JSON.stringify(left), JSON.stringify(entered)]);
});

test('who misses one, makes one up or says one twice is wrong', () => {
  expect(() => requireEntries('it', [entry], [])).toThrow(
    'it is wrong on the small recording:\n  missing: s of u1 at 10',
  );
  expect(() => requireEntries('it', [], [entry])).toThrow('unexpected: s of u1 at 10');
  expect(() => requireEntries('it', [entry], [entry, entry])).toThrow('unexpected: s of u1 at 10');
  expect(() => requireTimeline('it', [entered], [JSON.stringify({ ...entered, expiresAt: 21 })])).toThrow(
    'it is wrong',
  );
});
