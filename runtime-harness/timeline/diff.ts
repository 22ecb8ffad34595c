import { compareTransitions, formatTransition, type Transition } from './transition.ts';

/** What two timelines do not agree on. */
export type Difference =
  | { readonly kind: 'missing'; readonly expected: Transition }
  | { readonly kind: 'unexpected'; readonly actual: Transition }
  /** The same change of the same membership at the same instant, but something else about it. */
  | { readonly kind: 'different'; readonly expected: Transition; readonly actual: Transition };

/**
 * Compares two timelines as bags: the order of the lists is immaterial, a repetition is not. The differences are in the
 * order of the transitions, so the first is the cause to look at.
 */
export function diffTimelines(expected: readonly Transition[], actual: readonly Transition[]): readonly Difference[] {
  const unmatched = subtract(actual, expected, formatTransition);
  const unmet = subtract(expected, actual, formatTransition);
  const partners = group(unmatched, changeOf);
  const differences: Difference[] = unmet.map((transition) => {
    const partner = partners.get(changeOf(transition))?.shift();
    return partner === undefined
      ? { kind: 'missing', expected: transition }
      : { kind: 'different', expected: transition, actual: partner };
  });
  for (const rest of partners.values()) for (const actual of rest) differences.push({ kind: 'unexpected', actual });
  return differences.sort((left, right) => compareTransitions(subjectOf(left), subjectOf(right)));
}

/** The transition that a difference is about. */
export function subjectOf(difference: Difference): Transition {
  return difference.kind === 'unexpected' ? difference.actual : difference.expected;
}

function changeOf({ userId, segment, op, at }: Transition): string {
  return JSON.stringify([userId, segment, op, at]);
}

/** The items of `from` that are left when each of `taken` takes an equal one away. */
function subtract(
  from: readonly Transition[],
  taken: readonly Transition[],
  keyOf: (transition: Transition) => string,
): readonly Transition[] {
  const counts = new Map<string, number>();
  for (const item of taken) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return from.filter((item) => {
    const key = keyOf(item);
    const count = counts.get(key) ?? 0;
    if (count > 0) counts.set(key, count - 1);
    return count === 0;
  });
}

/** Items by a key of theirs; each group in the order of the items. */
export function group<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const members = groups.get(keyOf(item));
    if (members === undefined) groups.set(keyOf(item), [item]);
    else members.push(item);
  }
  return groups;
}
