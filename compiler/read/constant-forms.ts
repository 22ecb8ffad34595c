import type { Described } from './form.ts';

/** What is known when the rules are compiled, and may stand in a predicate as a value. */
export const constantForms: { readonly [name: string]: Described } = {
  literal: {
    written: "`5`, `'text'`, `true`, `undefined`",
    meaning: '',
    example: "(view) => view.total === 5 && view.title === 'sale' && view.vip !== undefined",
    refused: '(view) => view.total > 5n',
  },
  captured: {
    written: 'a name from around the predicate: a constant, an import, a parameter of a factory',
    meaning: 'A finite number, a string, a boolean, or a list, a `Set` or a regular expression to test with.',
    example: '(view) => view.total > limit',
    refused: '(view) => view.total > Number.POSITIVE_INFINITY',
  },
  property: {
    written: '`limits.low`, `list[0]`',
    meaning: 'A property of a captured object.',
    example: '(view) => view.total > limits.nested.high && view.country === countries[0]',
    refused: "(view) => limits[view.title === 'a' ? 'low' : 'low'] === view.total",
  },
  enum: {
    written: '`Plan.Pro`',
    meaning: 'A member of an enum.',
    example: '(view) => view.plan === Plan.Pro',
    refused: '(view) => view.plan === (Plan as never)',
  },
  duration: {
    written: '`minutes(10)`',
    meaning: 'A duration, in milliseconds.',
    example: '(view) => view.total > minutes(10)',
    refused: '(view) => minutes(view.total) > 5',
  },
  arithmetic: {
    written: '`limit * 2`',
    meaning: 'Operators on constants are carried out.',
    example: '(view) => view.total > limit * 2 + 1',
    refused: '(view) => view.total > limit / 0',
  },
  list: {
    written: '`countries.includes(a)`, `set.has(a)`',
    meaning: 'An absent value is in no list.',
    example: "(view) => countries.includes(view.country ?? '') || new Set(['a', 'b']).has(view.title)",
    refused: '(view) => Object.keys(limits).includes(view.title)',
  },
  some: {
    written: '`countries.some((country) => ...)`, `every`',
    meaning: 'One condition for each element of the constant list.',
    example: '(view) => countries.some((country) => view.title.startsWith(country))',
    refused: '(view) => countries.find((country) => country === view.country) !== undefined',
  },
};

/** Lists of the event. */
export const listForms: { readonly [name: string]: Described } = {
  some: {
    written: '`list.some((a) => ...)`',
    meaning: 'Looks at the element and constants only; false for an empty list.',
    example: "(view) => view.tags.some((tag) => tag.startsWith('new'))",
    refused: '(view) => view.tags.some((tag) => tag === view.title)',
  },
  every: {
    written: '`list.every((a) => ...)`',
    meaning: 'True for an empty list.',
    example: '(view) => view.sizes.every((size) => size > 5)',
    refused: '(view) => view.tags.filter((tag) => tag === "a").length > 1',
  },
};

/** Regular expressions, written in place or captured. */
export const patternForms: { readonly [name: string]: Described } = {
  literals: {
    written: '`/sale!/`, `\\.`, `\\u00e4`, `\\n`, `\\t`',
    meaning: 'Finds the pattern anywhere in the text.',
    example: '(view) => /sale\\./.test(view.title)',
    refused: '(view) => /\\bsale/.test(view.title)',
  },
  classes: {
    written: '`[a-z]`, `\\d`, `\\w`, `\\s`',
    meaning: '',
    example: '(view) => /[a-cx]\\d\\w\\s/.test(view.title)',
    refused: '(view) => /[^a]/.test(view.title)',
  },
  codePoints: {
    written: '`.`, `[^a]`, `\\D`, `\\W`, `\\S` with the flag `u`',
    meaning: 'Count a surrogate pair as one character.',
    example: '(view) => /a.[^b]\\D/u.test(view.title)',
    refused: '(view) => /a.b/.test(view.title)',
  },
  ends: {
    written: '`^`, `$`',
    meaning: 'The ends of the text.',
    example: '(view) => /^sale$/.test(view.title)',
    refused: '(view) => /^sale$/m.test(view.title)',
  },
  groups: {
    written: '`(a|b)`, `(?:a)`',
    meaning: '',
    example: '(view) => /(sale|new)(?:!)/.test(view.title)',
    refused: '(view) => /(?=sale)/.test(view.title)',
  },
  quantifiers: {
    written: '`*`, `+`, `?`, `{2,3}`, each with `?` behind it',
    meaning: '',
    example: '(view) => /a*b+?c?d{2,3}/.test(view.title)',
    refused: '(view) => /(a)\\1/.test(view.title)',
  },
  ignoreCase: {
    written: 'the flag `i`',
    meaning: 'For patterns of ASCII characters.',
    example: '(view) => /sale/i.test(view.title)',
    refused: '(view) => /ä/i.test(view.title)',
  },
};
