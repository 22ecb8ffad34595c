import { type Disagreement, disagreementsOf, findingOf } from './findings.ts';
import type { Finding } from './report.ts';
import { shrinkHistories } from './shrink.ts';
import type { Trial } from './trial.ts';

/**
 * Makes the histories of disagreements smaller for as long as the same witnesses differ on the same segment, all of them side by side in the
 * running job.
 *
 * @returns one for each, in their order; what does not show itself a second time is left as large as it was
 */
export async function investigate(
  disagreements: readonly Disagreement[],
  trial: Trial,
  onRound: (round: number) => void = () => {},
): Promise<readonly Finding[]> {
  let round = 0;
  // By history: what was heard of a candidate is needed again when nothing smaller follows.
  const shown = new Map<unknown, Disagreement>();
  const small = await shrinkHistories(
    disagreements.map(({ heard }) => heard.history),
    async (candidates) => {
      round += 1;
      onRound(round);
      const { heard } = await trial.play(candidates.map(({ history }) => history));
      return candidates.map(({ of, history }, index) => {
        const { segment, between } = disagreements[of] as Disagreement;
        const again = disagreementsOf(heard.slice(index, index + 1)).find(
          (found) => found.segment === segment && String(found.between) === String(between),
        );
        if (again !== undefined) shown.set(history, again);
        return again !== undefined;
      });
    },
  );
  return small.map((history, index) => {
    const before = disagreements[index] as Disagreement;
    return findingOf(shown.get(history) ?? before, before.heard.history.messages.length);
  });
}
