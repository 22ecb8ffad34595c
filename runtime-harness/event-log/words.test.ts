import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKnownTexts } from './known-texts.ts';
import { hasSpecial, isSpelled, viewOf, wordsOf } from './words.ts';

test('a word has something special when one of its bytes does not stand for itself in a JSON text', () => {
  const byte = fc.oneof(
    fc.nat({ max: 255 }),
    fc.constantFrom(0x1f, 0x20, 0x21, 0x22, 0x23, 0x5b, 0x5c, 0x5d, 0x7f, 0x80),
  );
  fc.assert(
    fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
      const isSpecial = bytes.some((byte) => byte < 0x20 || byte >= 0x80 || byte === 0x22 || byte === 0x5c);
      expect(hasSpecial(viewOf(Uint8Array.from(bytes)).getInt32(0, true))).toBe(isSpecial);
    }),
    { numRuns: 5000 },
  );
});

test('a text is spelled by its words and by no others', () => {
  const text = fc.array(fc.constantFrom(...'ab'), { minLength: 4, maxLength: 12 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(text, text, (left, right) => {
      const bytes = Buffer.from(`?${left}`);
      const words = Int32Array.from([0, ...wordsOf(Buffer.from(right))]);
      fc.pre(left.length === right.length);
      expect(isSpelled(viewOf(bytes), 1, left.length, words, 1)).toBe(left === right);
    }),
    { numRuns: 2000 },
  );
});

test('known texts are those that are there', () => {
  const read = createKnownTexts();
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 100_000; i++) {
      const text = ['', 'u', 'user', 'a text that is longer than the others are by far '][i % 4] + String(i);
      const bytes = Buffer.from(`"${text}"`);
      if (read(bytes, viewOf(bytes), 1, bytes.length - 1) !== text) throw new Error(text);
    }
  }
});
