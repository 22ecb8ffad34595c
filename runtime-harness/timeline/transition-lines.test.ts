import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTransition, type Transition } from './transition.ts';
import { createTransitionLines } from './transition-lines.ts';

const id = fc.oneof(
  fc.constantFrom('u', 'user_000001', 'a b.c:d@e-f', '', 'a"b', 'a\\b', 'größe', '😀', '\ud800', 'x'.repeat(500)),
  fc.string(),
);
const instant = fc.oneof(
  fc.maxSafeNat(),
  fc.nat({ max: 200 }),
  fc.constantFrom(-1, 0, 9, 10, 99_999_999, 100_000_000, 100_000_001, 1_767_225_636_278, Number.MAX_SAFE_INTEGER),
);
const transition: fc.Arbitrary<Transition> = fc.record({
  userId: id,
  segment: fc.oneof(fc.constantFrom('buyers', 'high-value', 'größer'), fc.string()),
  op: fc.constantFrom('enter' as const, 'renew' as const, 'exit' as const),
  at: instant,
  expiresAt: fc.oneof(fc.constant(null), instant),
  reason: fc.constantFrom('event' as const, 'ttl' as const, 'optout' as const),
  eventIds: fc.array(id, { maxLength: 4 }),
});

test('lines are what formatTransition says of each transition', () => {
  const lines = createTransitionLines();
  fc.assert(
    fc.property(fc.array(transition, { maxLength: 20 }), (transitions) => {
      expect(lines(transitions).toString()).toBe(transitions.map((some) => `${formatTransition(some)}\n`).join(''));
    }),
    { numRuns: 1000 },
  );
});

test('lines that have been given stay as they are', () => {
  const [first, second] = fc.sample(transition, { numRuns: 2, seed: 1 }) as [Transition, Transition];
  const lines = createTransitionLines();
  const given = lines([first]);
  lines([second]);
  expect(given.toString()).toBe(`${formatTransition(first)}\n`);
});
