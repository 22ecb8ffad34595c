import {
  type CodePoints,
  caseVariants,
  complement,
  digits,
  lineTerminators,
  union,
  whiteSpace,
  wordCharacters,
} from './code-points.ts';

/**
 * SEMANTICS §9. A regular expression as a pattern of `java.util.regex` that finds the same. It takes what the reader lets through: no
 * lookaround, no `\b`, no backreferences, no properties, no `g` and `y`; sets of more than ASCII only with `u`; `i` for ASCII only.
 *
 * Every set of characters is written out, so that nothing depends on what Java thinks a `.`, a `\s` or an upper case is.
 */
export function toJavaPattern(source: string, flags: string): string {
  const has = (flag: string) => flags.includes(flag);
  const [unicode, ignoresCase, multiline] = [has('u'), has('i'), has('m')];
  let at = 0;
  let pattern = '';
  const peek = () => source.charAt(at);
  const take = (expected?: string): boolean => {
    if (expected !== undefined && !source.startsWith(expected, at)) return false;
    at += expected?.length ?? 1;
    return true;
  };
  const emit = (set: CodePoints) => {
    pattern += printSet(ignoresCase ? caseVariants(set, unicode) : set);
  };

  while (at < source.length) {
    if (take('^')) pattern += multiline ? `(?<!${printSet(complement(lineTerminators))})` : '\\A';
    else if (take('$')) pattern += multiline ? `(?!${printSet(complement(lineTerminators))})` : '\\z';
    else if (take('.')) emit(has('s') ? complement([]) : complement(lineTerminators));
    else if (take('[')) emit(readClass());
    else if (take('(?:')) pattern += '(?:';
    else if (take('(?<')) {
      at = source.indexOf('>', at) + 1;
      pattern += '(?:';
    } else if (take('(')) pattern += '(?:';
    else if (/[)|*+?]/.test(peek())) pattern += source[at++];
    else if (/^\{\d+(,\d*)?\}/.test(source.slice(at))) {
      const quantifier = source.slice(at, source.indexOf('}', at) + 1);
      at += quantifier.length;
      pattern += quantifier;
    } else if (take('\\')) emit(readEscape(false));
    else emit(single(readCodePoint()));
  }
  return pattern;

  function readCodePoint(): number {
    const codePoint = source.codePointAt(at) ?? 0;
    at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  function readClass(): CodePoints {
    const negated = take('^');
    let set: CodePoints = [];
    while (!take(']')) {
      if (at >= source.length) throw new Error(`segc has a bug: unclosed class in /${source}/`);
      const from = take('\\') ? readEscape(true) : single(readCodePoint());
      // A hyphen at the end, or beside a set, is a hyphen.
      if (peek() !== '-' || source[at + 1] === ']' || !isSingle(from)) {
        set = union(set, from);
        continue;
      }
      at += 1;
      const to = take('\\') ? readEscape(true) : single(readCodePoint());
      set = isSingle(to) ? union(set, [[from[0][0], to[0][0]]]) : union(union(set, from), union(single(0x2d), to));
    }
    if (!negated) return set;
    return complement(ignoresCase ? caseVariants(set, unicode) : set);
  }

  function readEscape(inClass: boolean): CodePoints {
    const letter = peek();
    at += 1;
    switch (letter) {
      case 'd':
        return digits;
      case 'D':
        return complement(digits);
      case 'w':
        return ignoresCase ? caseVariants(wordCharacters, unicode) : wordCharacters;
      case 'W':
        return complement(ignoresCase ? caseVariants(wordCharacters, unicode) : wordCharacters);
      case 's':
        return whiteSpace;
      case 'S':
        return complement(whiteSpace);
      case 't':
        return single(9);
      case 'n':
        return single(10);
      case 'v':
        return single(11);
      case 'f':
        return single(12);
      case 'r':
        return single(13);
      case '0':
        return single(0);
      case 'c':
        return single(source.charCodeAt(at++) % 32);
      case 'x':
        return single(readHex(2));
      case 'u':
        return single(readUnicode());
      case 'b':
        if (inClass) return single(8);
        break;
      case 'B':
      case 'p':
      case 'P':
      case 'k':
        break;
      default:
        if (/[1-9]/.test(letter)) break;
        at -= 1;
        return single(readCodePoint());
    }
    throw new Error(`segc has a bug: \\${letter} in /${source}/ has no pattern in Java`);
  }

  function readHex(length: number): number {
    const hex = source.slice(at, at + length);
    at += length;
    return Number.parseInt(hex, 16);
  }

  function readUnicode(): number {
    if (unicode && take('{')) {
      const end = source.indexOf('}', at);
      const codePoint = Number.parseInt(source.slice(at, end), 16);
      at = end + 1;
      return codePoint;
    }
    const unit = readHex(4);
    const low = /^\\u(d[c-f][0-9a-f]{2})/i.exec(source.slice(at))?.[1];
    if (unit < 0xd800 || unit > 0xdbff || low === undefined) return unit;
    at += 6;
    return (unit - 0xd800) * 0x400 + Number.parseInt(low, 16) - 0xdc00 + 0x10000;
  }
}

const single = (codePoint: number): CodePoints => [[codePoint, codePoint]];

function isSingle(set: CodePoints): set is readonly [readonly [number, number]] {
  return set.length === 1 && set[0]?.[0] === set[0]?.[1];
}

/** A set as one character, or as a class of ranges. The empty set matches nothing. */
function printSet(set: CodePoints): string {
  if (set.length === 0) return '(?!)';
  if (isSingle(set)) return printCodePoint(set[0][0]);
  const ranges = set.map(([from, to]) => {
    if (from === to) return printCodePoint(from);
    return `${printCodePoint(from)}${to === from + 1 ? '' : '-'}${printCodePoint(to)}`;
  });
  return `[${ranges.join('')}]`;
}

/** Letters, digits and what is harmless everywhere stand for themselves. */
const printCodePoint = (codePoint: number): string => {
  const text = codePoint >= 0xd800 && codePoint <= 0xdfff ? '' : String.fromCodePoint(codePoint);
  return /^[\p{L}\p{N}/ _:;,=@!<>%"'~]$/u.test(text) ? text : `\\x{${codePoint.toString(16)}}`;
};
