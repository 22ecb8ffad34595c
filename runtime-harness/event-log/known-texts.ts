import { mix } from './scan.ts';

/** Reads texts that come again and again, such as ids of users: a text that was read lately is given once more instead of being made anew. */
export type ReadText = (bytes: Buffer, from: number, to: number) => string;

/** How many texts are remembered. */
const slots = 1 << 17;

/** Remembers no text yet. All bytes must be ASCII. */
export function createKnownTexts(): ReadText {
  const known = new Array<string>(slots).fill('');
  return (bytes, from, to) => {
    let hash = 0;
    for (let at = from; at < to; at++) hash = mix(hash, bytes[at] as number);
    // The last bits of ids that count upwards differ; the first ones are brought down to them.
    const slot = (hash ^ (hash >>> 17)) & (slots - 1);
    const text = known[slot] as string;
    if (isSpelled(text, bytes, from, to)) return text;
    const read = bytes.toString('latin1', from, to);
    known[slot] = read;
    return read;
  };
}

function isSpelled(text: string, bytes: Buffer, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[from + i]) return false;
  return true;
}
