import { asciiAt, isSpelled, wordBytes, wordsOf } from './words.ts';

/** Reads texts that come again and again, such as ids of users: a text that was read lately is given once more instead of being made anew. */
export type ReadText = (bytes: Buffer, view: DataView, from: number, to: number) => string;

/** How many texts are remembered, as a power of two. */
const slotBits = 16;
/** As long as an id with hyphens: longer texts are not remembered. The shortest are not either, since they have no word. */
const mostBytes = 40;
const mostWords = mostBytes / wordBytes;

/** Remembers no text yet. All bytes must be ASCII. */
export function createKnownTexts(): ReadText {
  const texts = new Array<string>(2 ** slotBits).fill('');
  /** The words of the texts, side by side: the letters of a string would be asked for one by one. */
  const words = new Int32Array(2 ** slotBits * mostWords);

  return (bytes, view, from, to) => {
    const length = to - from;
    if (length < wordBytes || length > mostBytes) return asciiAt(bytes, from, to);
    const last = to - wordBytes;
    let hash = view.getInt32(last, true);
    for (let at = from; at < last; at += wordBytes) hash = Math.imul(hash, 31) + view.getInt32(at, true);
    // All bits of the text are in the first bits of the product.
    const slot = Math.imul(hash, 0x9e3779b1) >>> (32 - slotBits);
    const known = texts[slot] as string;
    if (known.length === length && isSpelled(view, from, length, words, slot * mostWords)) return known;
    const read = asciiAt(bytes, from, to);
    texts[slot] = read;
    words.set(wordsOf(bytes.subarray(from, to)), slot * mostWords);
    return read;
  };
}
