import { expect, test } from 'vitest';
import { refusalOfPattern } from './pattern.ts';

test.each([
  /sale/,
  /^(?:new|sale)-\d+$/,
  /a*b+c?d{2}e{2,}f{2,3}g*?h+?i??/,
  /[a-z0-9_.-]\w\s[\d\s]/,
  /[\]\\^-]|\.\*\+\?\(\)\[\]\{\}\|\//,
  /\u00e4[\u00e0-\u00ff]\n\t/,
  /ä/,
  /sale[A-F]/i,
  /a.b[^c]\D\W\S[^\d]/u,
  /😀[😀-😎]/u,
  /(?:)/,
  /[a-]/,
])('%s means the same in Java', (pattern) => {
  expect(refusalOfPattern(pattern.source, pattern.flags)).toBeNull();
});

test.each([
  ['\\bsale', '', '`\\b`'],
  ['\\Bsale', '', '`\\B`'],
  ['a.b', '', '`.` without the flag `u`'],
  ['[^a]', '', 'a negated class without the flag `u`'],
  ['\\D', '', '`\\D` without the flag `u`'],
  ['[\\W]', '', '`\\W` without the flag `u`'],
  ['\\S', 'i', '`\\S` without the flag `u`'],
  ['😀', '', 'a character outside of the basic plane without the flag `u`'],
  ['[\\u0000-\\uffff]', '', 'a range over surrogates without the flag `u`'],
  ['\\ud83d', '', 'half of a surrogate pair'],
  ['ä', 'i', 'the flag `i` with a character that is not ASCII'],
  ['[a-\\u00ff]', 'i', 'the flag `i` with a character that is not ASCII'],
  ['a', 'iu', 'the flags `i` and `u` together'],
  ['a', 'g', 'the flag `g`'],
  ['a', 'y', 'the flag `y`'],
  ['a', 'm', 'the flag `m`'],
  ['a', 's', 'the flag `s`'],
  ['a', 'v', 'the flag `v`'],
  ['a', 'd', 'the flag `d`'],
  ['(?=a)', '', 'a lookahead'],
  ['(?!a)', '', 'a lookahead'],
  ['(?<=a)', '', 'a lookbehind'],
  ['(?<!a)', '', 'a lookbehind'],
  ['(?<name>a)', '', 'a named group'],
  ['(?i:a)', '', 'a group with flags'],
  ['(a)\\1', '', 'a backreference'],
  ['(?<n>a)\\k<n>', '', 'a named group'],
  ['\\p{L}', 'u', '`\\p{...}`'],
  ['\\u{61}', 'u', '`\\u{...}`'],
  ['\\x61', '', '`\\x`'],
  ['\\v', '', '`\\v`'],
  ['\\q', '', '`\\q`'],
  ['a{', '', '`{` that begins no quantifier'],
  ['a}', '', '`}` without a beginning'],
  [']', '', '`]` without a beginning'],
  ['a{1001}', '', '`{1001}`'],
  ['[[a]', '', '`[` in a class'],
  ['[a&&b]', '', '`&&` in a class'],
  ['[\\d-z]', '', 'a range with a set'],
  ['[a-\\d]', '', 'a range with a set'],
])('/%s/%s is refused', (source, flags, found) => {
  expect(refusalOfPattern(source, flags)?.found).toBe(found);
});

test('each refusal says what to write instead', () => {
  expect(refusalOfPattern('a', 'm')?.instead).toBe('Leave it out: `^` and `$` then mean the ends of the text.');
  expect(refusalOfPattern('\\bsale', '')?.instead).toContain('`(?:^|\\s)sale(?:\\s|$)`');
});
