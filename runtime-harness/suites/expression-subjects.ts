import type { ListType, ScalarType } from '../../compiler/ir/expression.ts';
import { createRandom, pickFrom } from '../verify/random.ts';
import { predicateFields } from './random-predicate.ts';

/** A value of SEMANTICS §9 that is there. */
type Present = string | number | boolean | readonly string[] | readonly number[] | readonly boolean[];
/** What the leaves of an expression find, by their name. */
export type Subject = { readonly [name: string]: Present | undefined };

const numberValues = [
  ...[0, -0, 1, -1, 0.5, -0.5, 2.5, -2.5, 0.1 + 0.2, 0.3, 7, 60, 5e-324, -5e-324, 1e308, -1e308, 1e21],
  ...[2 ** 31, 2 ** 53, -(2 ** 53), 0.49999999999999994, 4503599627370495.5, 1e10, -1e300],
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
];
const times = [
  ...[0, -1, 999.9, 59_999, 86_399_999, 8.64e15, 8.64e15 + 1, 1_792_890_000_000, Date.UTC(2024, 1, 29, 23, 59)],
  ...[Date.UTC(2026, 2, 29, 1) - 1, Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1) - 1, Date.UTC(2026, 9, 25, 1)],
];
const stringValues = [
  ...['', 'a', 'b', 'abc', 'ABC', 'Abc', ' a ', 'a b', 'undefined', '42', '\t\n', '\u00a0x\ufeff', 'ß', 'ΑΣ', 'ΑΣΑ'],
  ...['é', 'e\u0301', '日本語', '😀', 'a😀', '😀b', '\ud83d', '\ude00', '\uffff', '\ue000', 'a\nb', 'line\u2028', 'K'],
];

/** Subjects with a value for most of the fields of random predicates, `ts` and its like among them. */
export function caseSubjects(): readonly Subject[] {
  const random = createRandom(20_270_105);
  const element = { number: numberValues, string: stringValues, boolean: [true, false] } as const;
  const list = { numbers: numberValues, strings: stringValues, booleans: [true, false] } as const;
  return Array.from({ length: 40 }, (_, index) => {
    const subject: { [name: string]: Present } = {
      ...{ eventId: `e${index}`, type: 'thing', userId: pickFrom(random, ['u', 'ü😀', "o'x"]) },
      ts: times[index] ?? pickFrom(random, times),
    };
    for (const [name, { kind, optional }] of Object.entries(predicateFields)) {
      if (optional && random(3) === 0) continue;
      // The first field of a kind goes through all values there are.
      const one = (of: ScalarType) =>
        (name === 'n1' || name === 's1' ? element[of][index] : undefined) ?? pickFrom<Present>(random, element[of]);
      subject[name] =
        kind in element
          ? one(kind as ScalarType)
          : (Array.from({ length: random(4) }, () => pickFrom<Present>(random, list[kind as ListType])) as never);
    }
    return subject;
  });
}
