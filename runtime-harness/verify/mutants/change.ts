/** A part of a rule with one small change in it, in words that go into a sentence: `tells <from> from <to>`. */
export interface Change<T> {
  readonly value: T;
  /** Where in the rule: "`for`", "predicate in `exit`". */
  readonly place: string;
  /** What stands there. */
  readonly from: string;
  /** What stands there instead. */
  readonly to: string;
}

/** A way into a rule, the outermost part first, each in words. `enter` is left out of what lies within it. */
export type Place = readonly string[];

/** The names of the two triggers in a place. */
export const enterPlace = '`enter`';
export const exitPlace = '`exit`';

/** A place as text, the innermost part first: "predicate in `after` in `exit`". */
export function placeText(place: Place): string {
  const [first, ...inner] = place;
  const told = first === enterPlace && inner.length > 0 ? inner : place;
  return [...told].reverse().join(' in ');
}

/** A change of a part at a place. */
export const change = <T>(value: T, place: Place, from: string, to: string): Change<T> => ({
  value,
  place: placeText(place),
  from,
  to,
});

/** Changes of a part as changes of the whole. */
export const inWhole = <T, U>(changes: readonly Change<T>[], whole: (part: T) => U): readonly Change<U>[] =>
  changes.map((each) => ({ ...each, value: whole(each.value) }));

/** A list with another value at an index. */
export const withAt = <T>(list: readonly T[], index: number, value: T): readonly T[] =>
  list.map((each, place) => (place === index ? value : each));

/** A list without the value at an index. */
export const withoutAt = <T>(list: readonly T[], index: number): readonly T[] =>
  list.filter((_, place) => place !== index);
