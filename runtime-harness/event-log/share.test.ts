import { expect, test } from 'vitest';
import { shareOf } from './share.ts';

const share = (userId: string, shares: number) => {
  const bytes = Buffer.from(`<${userId}>`);
  return shareOf(bytes, 1, bytes.length - 1, shares);
};

test.each([1, 2, 3, 31, 64])('of %i shares each has about as many users', (shares) => {
  const sizes = new Array<number>(shares).fill(0);
  // All numbers are even, as they may be where a system gives odd ones to somebody else.
  for (let user = 0; user < 200 * shares; user++) {
    const of = share(`user_${String(2 * user).padStart(6, '0')}`, shares);
    sizes[of] = (sizes[of] as number) + 1;
  }
  expect(sizes).toHaveLength(shares);
  expect(Math.min(...sizes)).toBeGreaterThan(100);
  expect(Math.max(...sizes)).toBeLessThan(300);
});
