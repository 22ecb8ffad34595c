import { diffTimelines } from '../../timeline/diff.ts';
import { explainDifference } from '../../timeline/explain-difference.ts';
import { parseTransition } from '../../timeline/parse-transition.ts';
import type { Transition } from '../../timeline/transition.ts';

/** Which rule has held for whom and when: what a contestant without memberships claims. */
export interface Entry {
  readonly rule: string;
  readonly userId: string;
  /** Epoch ms. */
  readonly at: number;
}

const shown = 5;

/** The entries behind a timeline: a rule has held where its segment was entered or renewed. */
export function entriesOf(timeline: readonly Transition[]): readonly Entry[] {
  return timeline.filter(({ op }) => op !== 'exit').map(({ segment, userId, at }) => ({ rule: segment, userId, at }));
}

/** @throws when a contestant claims other entries than the reference, each counted as often as it comes. */
export function requireEntries(contestant: string, expected: readonly Entry[], actual: readonly Entry[]): void {
  const counts = new Map<string, number>();
  const add = (entries: readonly Entry[], by: number) => {
    for (const { rule, userId, at } of entries) {
      const key = `${rule} of ${userId} at ${at}`;
      counts.set(key, (counts.get(key) ?? 0) + by);
    }
  };
  add(expected, 1);
  add(actual, -1);
  const wrong = [...counts].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  requireNone(
    contestant,
    wrong.map(([key, count]) => `${count > 0 ? 'missing' : 'unexpected'}: ${key}`),
  );
}

/** @throws when a contestant's transitions, as messages of the change topic, are not those of the reference. */
export function requireTimeline(
  contestant: string,
  expected: readonly Transition[],
  messages: readonly string[],
): void {
  const actual = messages.map((message) => {
    const transition = parseTransition(message);
    if ('problem' in transition) throw new Error(`${contestant} wrote ${message}: ${transition.problem}`);
    return transition;
  });
  requireNone(contestant, diffTimelines(expected, actual).map(explainDifference));
}

function requireNone(contestant: string, differences: readonly string[]): void {
  if (differences.length === 0) return;
  const more = differences.length > shown ? [`... and ${differences.length - shown} more`] : [];
  throw new Error(
    [`${contestant} is wrong on the small recording:`, ...differences.slice(0, shown), ...more].join('\n  '),
  );
}
