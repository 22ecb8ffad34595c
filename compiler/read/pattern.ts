/** Why a regular expression cannot be compiled, and what to write instead. */
export interface PatternRefusal {
  readonly found: string;
  readonly instead: string;
}

const refuse = (found: string, instead: string): PatternRefusal => ({ found, instead });

const flagRefusals: { readonly [flag: string]: PatternRefusal } = {
  g: refuse('the flag `g`', 'Leave it out: `test` with it remembers where it stopped.'),
  y: refuse('the flag `y`', 'Leave it out, and begin the pattern with `^`.'),
  m: refuse('the flag `m`', 'Leave it out: `^` and `$` then mean the ends of the text.'),
  s: refuse('the flag `s`', 'Write `[\\s\\S]` with the flag `u` for any character.'),
  v: refuse('the flag `v`', 'Use the flag `u`.'),
  d: refuse('the flag `d`', 'Leave it out: `test` gives no positions.'),
};

const groupRefusals: readonly (readonly [begin: string, PatternRefusal])[] = [
  ['(?=', refuse('a lookahead', 'Test a second pattern, as in `/a/.test(text) && /b/.test(text)`.')],
  ['(?!', refuse('a lookahead', 'Test a second pattern, as in `/a/.test(text) && !/b/.test(text)`.')],
  ['(?<=', refuse('a lookbehind', 'Write what stands before as a part of the pattern.')],
  ['(?<!', refuse('a lookbehind', 'Test a second pattern, as in `/a/.test(text) && !/b/.test(text)`.')],
  ['(?<', refuse('a named group', 'Write `(?:...)`: `test` gives no groups.')],
];

const escapeRefusals: { readonly [letter: string]: PatternRefusal } = {
  b: refuse('`\\b`', 'Write out what may stand there, as in `(?:^|\\s)sale(?:\\s|$)`.'),
  B: refuse('`\\B`', 'Write out what may stand there, as in `\\wsale`.'),
  k: refuse('a backreference', 'Write the alternatives out.'),
  p: refuse('`\\p{...}`', 'Write the characters out, as in `[a-zäöü]`.'),
  P: refuse('`\\P{...}`', 'Write the characters out, as in `[^a-zäöü]`.'),
};

const needsU = (what: string) =>
  refuse(
    `${what} without the flag \`u\``,
    'Add the flag `u`, as in `/a.c/u`: without it a character outside of the basic plane counts as two.',
  );

/**
 * SEMANTICS §9. The regular expressions that mean the same in Java, once its sets of characters are written out: literals, `.`, classes and
 * ranges, `\d \w \s` and their opposites, `^`, `$`, groups, alternatives and quantifiers. null for such a pattern.
 */
export function refusalOfPattern(source: string, flags: string): PatternRefusal | null {
  for (const flag of flags)
    if (flag !== 'u' && flag !== 'i') return flagRefusals[flag] ?? refuse(`the flag \`${flag}\``, 'Leave it out.');
  const [unicode, ignoresCase] = [flags.includes('u'), flags.includes('i')];
  if (unicode && ignoresCase) {
    return refuse(
      'the flags `i` and `u` together',
      'Use one of them: together they also match letters such as `ſ` for `s`.',
    );
  }
  let at = 0;
  let found: PatternRefusal | null = null;
  while (found === null && at < source.length) found = next();
  return found;

  function next(): PatternRefusal | null {
    const character = source[at] ?? '';
    if (character === '(') return group();
    if (character === '[') return characterClass();
    if (character === '\\') return readEscape(false);
    if (character === '{') return quantifier();
    if (character === '}' || character === ']')
      return refuse(`\`${character}\` without a beginning`, `Write \`\\${character}\`.`);
    if (character === '.' && !unicode) return needsU('`.`');
    return literal();
  }

  function literal(): PatternRefusal | null {
    const code = source.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    return character(code);
  }

  function character(code: number): PatternRefusal | null {
    if (code > 0xffff && !unicode) return needsU('a character outside of the basic plane');
    if (code >= 0xd800 && code <= 0xdfff)
      return refuse('half of a surrogate pair', 'Write the whole character, with the flag `u`.');
    if (code > 0x7f && ignoresCase) {
      return refuse(
        'the flag `i` with a character that is not ASCII',
        'Write both cases, as in `[äÄ]`, and leave the flag out.',
      );
    }
    return null;
  }

  function group(): PatternRefusal | null {
    const refused = groupRefusals.find(([begin]) => source.startsWith(begin, at));
    if (refused !== undefined) return refused[1];
    const isPlain = !source.startsWith('(?', at);
    if (!isPlain && !source.startsWith('(?:', at)) return refuse('a group with flags', 'Write `(?:...)`.');
    at += isPlain ? 1 : 3;
    return null;
  }

  function quantifier(): PatternRefusal | null {
    const [text] = /^\{\d+(?:,\d*)?\}/.exec(source.slice(at)) ?? [];
    if (text === undefined) return refuse('`{` that begins no quantifier', 'Write `\\{`.');
    at += text.length;
    const most = Math.max(...(text.match(/\d+/g) ?? []).map(Number));
    return most > 1000 ? refuse(`\`${text}\``, 'Repeat 1000 times at most.') : null;
  }

  function readEscape(inClass: boolean): PatternRefusal | null {
    const letter = source[at + 1] ?? '';
    at += 2;
    if (letter === 'u') {
      const [digits] = /^[0-9A-Fa-f]{4}/.exec(source.slice(at)) ?? [];
      if (digits === undefined) return refuse('`\\u{...}`', 'Write the character itself, or `\\u` and four digits.');
      at += 4;
      return character(Number.parseInt(digits, 16));
    }
    if ('dwsnt'.includes(letter)) return null;
    if ('DWS'.includes(letter)) return unicode ? null : needsU(`\`\\${letter}\``);
    if (inClass && letter === 'b') return refuse('`\\b` in a class', 'Write `\\u0008`.');
    if (/[1-9]/.test(letter)) return refuse('a backreference', 'Write the alternatives out.');
    if (/[\^$\\.*+?()[\]{}|/-]/.test(letter)) return null;
    return escapeRefusals[letter] ?? refuse(`\`\\${letter}\``, 'Write the character itself, or `\\u` and four digits.');
  }

  function characterClass(): PatternRefusal | null {
    at += 1;
    if (source[at] === '^') {
      if (!unicode) return needsU('a negated class');
      at += 1;
    }
    while (source[at] !== ']') {
      if (at >= source.length) return refuse('`[` without an end', 'Write `\\[`.');
      if (source[at] === '[') return refuse('`[` in a class', 'Write `\\[`.');
      if (source.startsWith('&&', at)) return refuse('`&&` in a class', 'Write `&` once.');
      const from = at;
      const wrong = source[at] === '\\' ? readEscape(true) : literal();
      if (wrong !== null) return wrong;
      if (source[at] !== '-' || source[at + 1] === ']') continue;
      const isSet = /^\\[dwsDWS]/.test(source.slice(from)) || /^-\\[dwsDWS]/.test(source.slice(at));
      if (isSet) return refuse('a range with a set', 'Write `\\-` for a hyphen.');
      at += 1;
      const end = at;
      const wrongEnd = source[at] === '\\' ? readEscape(true) : literal();
      if (wrongEnd !== null) return wrongEnd;
      const [low, high] = [codeAt(from), codeAt(end)];
      if (!unicode && low <= 0xdfff && high >= 0xd800) return needsU('a range over surrogates');
    }
    at += 1;
    return null;
  }

  function codeAt(index: number): number {
    const escaped = /^\\u([0-9A-Fa-f]{4})/.exec(source.slice(index))?.[1];
    if (escaped !== undefined) return Number.parseInt(escaped, 16);
    return source.codePointAt(source[index] === '\\' ? index + 1 : index) ?? 0;
  }
}
