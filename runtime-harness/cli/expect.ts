import { diffTimelines } from '../timeline/diff.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import type { Transition } from '../timeline/transition.ts';
import { count } from './report-input.ts';

/** Whether a timeline is as expected, and the sentence that says so. */
export interface Verdict {
  readonly isEqual: boolean;
  readonly text: string;
}

const shown = 10;

/** Compares a timeline with what was expected of it. */
export function judge(expected: readonly Transition[], actual: readonly Transition[]): Verdict {
  const differences = diffTimelines(expected, actual);
  if (differences.length === 0) return { isEqual: true, text: `${count(actual.length, 'transition')} as expected\n` };
  const kinds = (['missing', 'unexpected', 'different'] as const)
    .map((kind) => [kind, differences.filter((difference) => difference.kind === kind).length] as const)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${number} ${kind}`);
  const lines = [
    `not as expected: ${count(differences.length, 'difference')} (${kinds.join(', ')})`,
    ...differences.slice(0, shown).map((difference) => `  ${explainDifference(difference)}`),
    ...(differences.length > shown ? ['  …'] : []),
  ];
  return { isEqual: false, text: `${lines.join('\n')}\n` };
}
