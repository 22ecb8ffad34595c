import { hasSpecial, isSpelled, wordsOf } from './words.ts';

/** What a property of a message has for a value; `none` when the message has no such property. */
export const token = { none: 0, text: 1, number: 2, true: 3, false: 4, null: 5 } as const;

/** The properties of the message that was scanned last, by the place of their names. They stand until the next scan. */
export interface Scanned {
  /** What the value is: one of `token`. */
  readonly kinds: Uint8Array;
  /** Where a text begins among the bytes, behind its quote, and where its other quote is. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The value of a number. */
  readonly numbers: Float64Array;
  /** Reads one message that begins at a place; gives the place behind it, or `unusual`. `view` is of the same bytes. */
  scan(bytes: Uint8Array, view: DataView, from: number): number;
}

/** Of a message that is no plain one: only the decoder knows what it is. */
export const unusual = -1;

/** A number with no more digits is exact as a double, and so is its quotient by a power of ten up to this one, once rounded. */
const mostDigits = 15;
const powersOfTen = Float64Array.from({ length: mostDigits + 1 }, (_, exponent) => Number(`1e${exponent}`));

/** Bytes that stand for themselves in a text: ASCII but for control signs, `"` and `\`. */
const plain = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte >= 0x20 && byte < 0x80 && byte !== 0x22 && byte !== 0x5c),
);

const [quote, comma, colon, open, close, minus, dot, zero, nine] = [...'",:{}-.09'].map((sign) =>
  sign.charCodeAt(0),
) as [number, number, number, number, number, number, number, number, number];

/**
 * Prepares to find properties with these names, which are plain ASCII, in plain messages: one JSON object without objects or lists in it, without
 * escapes, all ASCII, numbers without exponent and of no more than 15 digits, none of the names twice. Of these it says what `JSON.parse`
 * does. All others are `unusual`, also those that are no JSON. It makes nothing, so that scanning leaves no garbage.
 */
export function createScanner(properties: readonly string[]): Scanned {
  const names = createNames(properties);
  const kinds = new Uint8Array(properties.length);
  const starts = new Int32Array(properties.length);
  const ends = new Int32Array(properties.length);
  /** The last place is for those of other names. */
  const numbers = new Float64Array(names.other + 1);
  /** Which name came after a name, at last: mostly it does again, and then need not be looked up. */
  const next = new Int32Array(names.first + 1).fill(names.other);
  /** Gives the place behind a number, which it keeps for a name. */
  function scanNumber(bytes: Uint8Array, from: number, name: number): number {
    const isNegative = bytes[from] === minus;
    const first = isNegative ? from + 1 : from;
    let at = first;
    let value = 0;
    for (let byte = bytes[at] as number; byte >= zero && byte <= nine; byte = bytes[++at] as number) {
      value = value * 10 + (byte - zero);
    }
    let digits = at - first;
    if (digits === 0 || (digits > 1 && bytes[first] === zero)) return unusual;
    if (bytes[at] === dot) {
      const point = at++;
      for (let byte = bytes[at] as number; byte >= zero && byte <= nine; byte = bytes[++at] as number) {
        value = value * 10 + (byte - zero);
      }
      const decimals = at - point - 1;
      digits += decimals;
      if (decimals === 0 || digits > mostDigits) return unusual;
      value /= powersOfTen[decimals] as number;
    }
    numbers[name] = isNegative ? -value : value;
    return digits > mostDigits ? unusual : at;
  }

  return {
    kinds,
    starts,
    ends,
    numbers,
    scan(bytes, view, from) {
      // A loop, because a call of `fill` costs more.
      for (let i = 0; i < kinds.length; i++) kinds[i] = token.none;
      let at = skipSpace(bytes, from);
      if (bytes[at] !== open) return unusual;
      let name = names.first;
      for (;;) {
        at = skipSpace(bytes, at + 1);
        const guess = next[name] as number;
        if (names.isAt(guess, bytes, view, at)) {
          name = guess;
          at += names.lengthOf(guess);
        } else {
          if (bytes[at] !== quote) return unusual;
          const keyFrom = ++at;
          let hash = 0;
          for (let byte = bytes[at] as number; plain[byte] === 1; byte = bytes[++at] as number) hash = mix(hash, byte);
          if (bytes[at] !== quote) return unusual;
          const found = names.find(bytes, keyFrom, at, hash);
          next[name] = found;
          name = found;
          at = skipSpace(bytes, at + 1);
          if (bytes[at] !== colon) return unusual;
          at++;
        }

        at = skipSpace(bytes, at);
        const valueFrom = at;
        const sign = bytes[at] as number;
        let kind: number;
        if (sign === quote) {
          kind = token.text;
          at = endOfText(bytes, view, at + 1);
          if (bytes[at] !== quote) return unusual;
          at++;
        } else if (sign === minus || (sign >= zero && sign <= nine)) {
          kind = token.number;
          at = scanNumber(bytes, at, name);
          if (at === unusual) return unusual;
        } else {
          const literal = literalAt(bytes, at);
          if (literal === undefined) return unusual;
          kind = literal.kind;
          at += literal.length;
        }
        if (name !== names.other) {
          if (kinds[name] !== token.none) return unusual;
          kinds[name] = kind;
          if (kind === token.text) {
            starts[name] = valueFrom + 1;
            ends[name] = at - 1;
          }
        }

        at = skipSpace(bytes, at);
        if (bytes[at] === comma) continue;
        return bytes[at] === close ? at + 1 : unusual;
      }
    },
  };
}

/** The place of the first byte that does not stand for itself. */
function endOfText(bytes: Uint8Array, view: DataView, from: number): number {
  let at = from;
  while (at + 4 <= bytes.length && !hasSpecial(view.getInt32(at, true))) at += 4;
  while (plain[bytes[at] as number] === 1) at++;
  return at;
}

/** The place of the next byte that is neither a space nor a tab. */
function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  return at;
}

const literals = [
  { kind: token.true, length: 4, bytes: Buffer.from('true') },
  { kind: token.false, length: 5, bytes: Buffer.from('false') },
  { kind: token.null, length: 4, bytes: Buffer.from('null') },
];

function literalAt(bytes: Uint8Array, from: number): (typeof literals)[number] | undefined {
  return literals.find((literal) => sameBytes(bytes, from, literal.bytes));
}

/** Takes the next byte of a text into its hash. */
export const mix = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0;

/** Whether some bytes are at a place. */
export function sameBytes(bytes: Uint8Array, from: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i++) if (bytes[from + i] !== wanted[i]) return false;
  return true;
}

/** The names of properties, each with its place among them. */
interface Names {
  /** Stands for all other names. */
  readonly other: number;
  /** Stands for the beginning of a message, before its first name. */
  readonly first: number;
  /** The place of a name by its bytes and their hash. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number;
  /** Whether the name stands there, its quotes around it and its colon behind it. */
  isAt(name: number, bytes: Uint8Array, view: DataView, from: number): boolean;
  /** How many bytes that is. */
  lengthOf(name: number): number;
}

function createNames(names: readonly string[]): Names {
  const other = names.length;
  const spelled = names.map((name) => Uint8Array.from(Buffer.from(name)));
  const mask = 2 ** Math.ceil(Math.log2(4 * names.length + 1)) - 1;
  const table = new Int32Array(mask + 1).fill(other);
  spelled.forEach((name, place) => {
    let slot = name.reduce(mix, 0) & mask;
    while (table[slot] !== other) slot = (slot + 1) & mask;
    table[slot] = place;
  });
  const keys = names.map((name) => Buffer.from(`"${name}":`));
  const lengths = Int32Array.from(keys, (key) => key.length);
  /** The words of all keys, and where those of each begin. */
  const words = Int32Array.from(keys.flatMap(wordsOf));
  const begins = Int32Array.from(keys, (_, name) => keys.slice(0, name).flatMap(wordsOf).length);
  return {
    other,
    first: other + 1,
    find(bytes, from, to, hash) {
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const place = table[slot] as number;
        if (place === other) return other;
        const name = spelled[place] as Uint8Array;
        if (name.length === to - from && sameBytes(bytes, from, name)) return place;
      }
    },
    isAt(name, bytes, view, from) {
      if (name === other) return false;
      const length = lengths[name] as number;
      return from + length <= bytes.length && isSpelled(view, from, length, words, begins[name] as number);
    },
    lengthOf: (name) => lengths[name] as number,
  };
}
