import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHeap } from './heap.ts';

test('gives its items in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (numbers) => {
      const heap = createHeap<number>((left, right) => left - right);
      for (const number of numbers) heap.push(number);
      const out: number[] = [];
      while (heap.size() > 0) {
        const first = heap.peek();
        expect(heap.pop()).toBe(first);
        out.push(first as number);
      }
      expect(out).toEqual([...numbers].sort((left, right) => left - right));
      expect(heap.pop()).toBeUndefined();
    }),
  );
});
