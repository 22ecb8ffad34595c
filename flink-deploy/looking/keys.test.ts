import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detailsKey, membershipsKey, shardKey, shardOf, userOfKey } from './keys.ts';

test.each([
  ['u1', 'seg:u:{u1}'],
  ['}x', 'seg:u:{%7Dx}'],
  ['%x', 'seg:u:{%25x}'],
  ['%7Dx', 'seg:u:{%257Dx}'],
  ['%257Dx', 'seg:u:{%25257Dx}'],
  ['a}b%c', 'seg:u:{a}b%c}'],
  ['{x', 'seg:u:{{x}'],
  ['}', 'seg:u:{%7D}'],
  ['%', 'seg:u:{%25}'],
  ['}}', 'seg:u:{%7D}}'],
  ['😀', 'seg:u:{😀}'],
  ['a"b\'c{}\n;DROP', 'seg:u:{a"b\'c{}\n;DROP}'],
  ['seg:u:{x}', 'seg:u:{seg:u:{x}}'],
])('the keys of user %j', (user, key) => {
  expect(membershipsKey(user)).toBe(key);
  expect(detailsKey(user)).toBe(key.replace('seg:u:', 'seg:d:'));
  expect(userOfKey(key)).toBe(user);
});

const users = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: fc.constantFrom('%', '}', '{', '7', 'D', '2', '5', '\n'), minLength: 1 }),
);

test('every user is found again from the key, and no two share one', () => {
  fc.assert(fc.property(users, (user) => userOfKey(membershipsKey(user)) === user));
  fc.assert(fc.property(users, users, (a, b) => (a === b) === (membershipsKey(a) === membershipsKey(b))));
});

test('the hash tag is never empty, so that the keys of a user share a slot', () => {
  const tag = (key: string) => key.slice(key.indexOf('{') + 1, key.indexOf('}', key.indexOf('{')));
  fc.assert(
    fc.property(users, (user) => {
      expect(tag(membershipsKey(user))).not.toBe('');
      expect(tag(membershipsKey(user))).toBe(tag(detailsKey(user)));
    }),
  );
});

test.each(['seg:d:{u1}', 'seg:s:{vip:3}', 'seg:u:u1', 'seg:u:{', 'seg:u:{x', 'x', ''])(
  '%j is no key of memberships',
  (key) => {
    expect(userOfKey(key)).toBeUndefined();
  },
);

// CRC-32 of ISO-HDLC: "123456789" is its check value CBF43926.
test.each([
  ['123456789', 0xcbf43926 % 64],
  ['', 0],
  ['a', 0xe8b7be43 % 64],
  ['The quick brown fox jumps over the lazy dog', 0x414fa339 % 64],
  ['é', 62],
])('the shard of %j', (user, shard) => {
  expect(shardOf(user)).toBe(shard);
});

test('the key of a shard', () => {
  expect(shardKey('vip', 62)).toBe('seg:s:{vip:62}');
});
