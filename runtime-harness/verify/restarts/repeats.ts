import { diffTimelines, group } from '../../timeline/diff.ts';
import { formatTransition, type Transition } from '../../timeline/transition.ts';
import type { Heard } from '../trial.ts';

/**
 * What a consumer of the change topic keeps who drops repeats, as `flink-deploy/CONTRACT.md` tells it to: the first of transitions that are the same in all they say.
 *
 * @returns what was heard without repeats, and how many there were
 */
export function withoutRepeats(heard: Heard): { readonly heard: Heard; readonly repeats: number } {
  const told = heard.testimony.flink ?? [];
  const flink = [...new Map(told.map((transition) => [formatTransition(transition), transition])).values()];
  return { heard: { ...heard, testimony: { ...heard.testimony, flink } }, repeats: told.length - flink.length };
}

/** Segments in which Flink tells a user's transitions in another order than the replay, repeats left out; those that differ otherwise are told elsewhere. */
export function outOfOrder({ history, testimony: { replay = [], flink = [] } }: Heard): readonly string[] {
  if (diffTimelines(replay, flink).length > 0) return [];
  const bySegment = (timeline: readonly Transition[]) =>
    group(
      timeline.map((each) => [each.segment, formatTransition(each)] as const),
      ([segment]) => segment,
    );
  const told = bySegment(flink);
  return [...bySegment(replay)].flatMap(([segment, expected]) =>
    String(expected) === String(told.get(segment)) ? [] : [`${history.userId} in ${segment}: told in another order`],
  );
}
