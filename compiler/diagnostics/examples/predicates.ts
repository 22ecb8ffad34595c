import { type Example, viewing } from './example.ts';

/** Examples of SEG3xx. */
export const predicates = {
  SEG301: {
    wrong: viewing('dear', '(view) => view.price! > 200'),
    right: viewing('dear', '(view) => (view.price ?? 0) > 200'),
  },
  SEG302: {
    wrong: viewing(
      'on-sale',
      "(view) => {\n    for (const tag of view.tags) if (tag === 'sale') return true;\n    return false;\n  }",
    ),
    right: viewing('on-sale', "(view) => view.tags.includes('sale')"),
  },
  SEG303: {
    wrong: viewing('from-the-future', '(view) => view.ts > Date.now()'),
    right: viewing('since-2026', '(view) => view.ts >= 1_767_225_600_000'),
  },
  SEG304: {
    wrong: viewing('above-limit', '(view) => (view.price ?? 0) > limit', "const limit = Number.parseFloat('EUR 200');"),
    right: viewing('above-limit', '(view) => (view.price ?? 0) > limit', "const limit = Number.parseFloat('200 EUR');"),
  },
  SEG305: {
    wrong: viewing('without-price', '(view) => !view.price'),
    right: viewing('without-price', '(view) => view.price === undefined'),
  },
  SEG306: {
    wrong: viewing('dear-in-pairs', '(view: any) => view.price * 2 > 200'),
    right: viewing('dear-in-pairs', '(view) => (view.price ?? 0) * 2 > 200'),
  },
  SEG307: {
    wrong: viewing('any-view', 'Boolean'),
    right: viewing('titled', "(view) => view.title !== ''"),
  },
  SEG308: {
    wrong: viewing('at-five', "(view: any) => view.price === '5'"),
    right: viewing('at-five', '(view) => view.price === 5'),
  },
  SEG309: {
    wrong: viewing('not-vip', "(view) => (view.title !== '' && view.vip) === false"),
    right: viewing('not-vip', "(view) => (view.title !== '' && (view.vip ?? false)) === false"),
  },
  SEG310: {
    wrong: viewing('no-price', '(view: any) => view.price === null'),
    right: viewing('no-price', '(view) => view.price === undefined'),
  },
  SEG311: {
    wrong: viewing('misspelt', '(view: any) => view.prise === 5'),
    right: viewing('misspelt', '(view) => view.price === 5'),
  },
  SEG312: {
    wrong: viewing('first-edition', "(view) => `${view.title} ${view.price ?? 0}` === 'Book 1'"),
    right: viewing('first-edition', "(view) => view.title === 'Book' && view.price === 1"),
  },
  SEG313: {
    wrong: viewing('price-or-title', '(view) => (view.price ?? view.title) === 5'),
    right: viewing('price-or-title', "(view) => view.price === 5 || view.title === '5'"),
  },
  SEG314: {
    wrong: viewing(
      'grown',
      '(view) => times4096(view.price ?? 0) > 5',
      `const times8 = (n: number) => n + n + n + n + n + n + n + n;
const times64 = (n: number) => times8(times8(n));
const times4096 = (n: number) => times64(times64(n));`,
    ),
    right: viewing('grown', '(view) => times4096(view.price ?? 0) > 5', 'const times4096 = (n: number) => n * 4096;'),
  },
  SEG315: {
    wrong: viewing('tagged-five', '(view: any) => view.tags.includes(5)'),
    right: viewing('tagged-five', "(view) => view.tags.includes('5')"),
  },
  SEG316: {
    wrong: viewing('from-d', "(view: any) => view.country.startsWith('D')"),
    right: viewing('from-d', "(view) => view.country?.startsWith('D') ?? false"),
  },
  SEG317: {
    wrong: viewing('night-owls', "(view) => hourOf(view.ts, 'Europe/Berlinn') < 6"),
    right: viewing('night-owls', "(view) => hourOf(view.ts, 'Europe/Berlin') < 6"),
  },
  SEG318: {
    wrong: viewing('sale-titles', '(view) => /\\bsale/.test(view.title)'),
    right: viewing('sale-titles', '(view) => /(?:^|\\s)sale/.test(view.title)'),
  },
  SEG319: {
    wrong: viewing('own-tag', '(view) => view.tags.some((tag) => tag === view.title)'),
    right: viewing('own-tag', '(view) => view.tags.includes(view.title)'),
  },
  SEG320: {
    wrong: viewing(
      'even',
      '(view) => isEven(view.price ?? 0)',
      'const isEven = (n: number): boolean => n === 0 || (n > 1 && isEven(n - 2));',
    ),
    right: viewing('even', '(view) => isEven(view.price ?? 0)', 'const isEven = (n: number) => n % 2 === 0;'),
  },
} as const satisfies { readonly [code: string]: Example };
