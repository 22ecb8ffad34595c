/** A text has no word unless it has as many bytes. */
export const wordBytes = 4;

/** The words of a text, which overlap where its length is no multiple of four: the last one ends where the text ends. */
export function wordsOf(text: Uint8Array): number[] {
  const view = viewOf(text);
  const words: number[] = [];
  for (let at = 0; at + wordBytes < text.length; at += wordBytes) words.push(view.getInt32(at, true));
  words.push(view.getInt32(text.length - wordBytes, true));
  return words;
}

/**
 * Whether a text of some length that begins at a place has these words, of which the first is the one with an index. Four bytes at a time take less
 * than half the time of one at a time.
 */
export function isSpelled(view: DataView, from: number, length: number, words: Int32Array, index: number): boolean {
  const last = from + length - wordBytes;
  let i = index;
  for (let at = from; at < last; at += wordBytes) if (view.getInt32(at, true) !== words[i++]) return false;
  return view.getInt32(last, true) === words[i];
}

/** Whether one of the four bytes of a word does not stand for itself in a JSON text, or is no ASCII. */
export function hasSpecial(word: number): boolean {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  const found =
    // A byte less than n, in bytes that are ASCII: taking n away borrows.
    ((word - 0x20202020) & ~word) |
    ((quotes - 0x01010101) & ~quotes) |
    ((backslashes - 0x01010101) & ~backslashes) |
    word;
  return (found & 0x80808080) !== 0;
}

/** The text that ASCII bytes spell. What `toString` does too, once it has looked at what it is asked for. */
export function asciiAt(bytes: Buffer, from: number, to: number): string {
  return (bytes as Buffer & { latin1Slice(from: number, to: number): string }).latin1Slice(from, to);
}

/** A view of the same bytes, for words. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
