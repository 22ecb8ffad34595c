import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareIds } from './order.ts';

const ids = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', '用', '\ud7ff', '\ue000', '～', '😀', '𐍈'),
  maxLength: 5,
});

test('SEMANTICS §2: compareIds is the order of the UTF-8 bytes', () => {
  fc.assert(
    fc.property(ids, ids, (left, right) => {
      expect(Math.sign(compareIds(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)));
    }),
    { numRuns: 2000 },
  );
});
