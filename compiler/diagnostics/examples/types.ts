import { type Example, entering, viewing } from './example.ts';

/** Examples of SEG1xx. */
export const types = {
  SEG101: {
    wrong: viewing('dear-views', '(view) => view.prise === 200'),
    right: viewing('dear-views', '(view) => view.price === 200'),
  },
  SEG102: {
    wrong: entering('lost-twice', 'count({ of: notSeen({ for: days(2) }), atLeast: 2, within: days(30) })'),
    right: entering('lost', 'notSeen({ for: days(2) })'),
  },
  SEG103: { wrong: entering('buyers', "when('bye')"), right: entering('buyers', "when('buy')") },
} as const satisfies { readonly [code: string]: Example };
