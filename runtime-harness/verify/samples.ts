import { inSegment } from './findings.ts';
import type { Sample } from './report.ts';
import type { Heard } from './trial.ts';

const samplesPerSegment = 3;
/** A picture with more of them is no picture. */
const mostMessages = 8;

/** A few short histories aimed at a segment, those of which most differs: kinds of transitions, their reasons, and then their number. */
export function samplesOf(segment: string, heard: readonly Heard[]): readonly Sample[] {
  const known = new Set<string>();
  return heard
    .filter(({ history }) => history.segment === segment && history.messages.length <= mostMessages)
    .map(({ history, testimony }) => {
      const ofSegment = inSegment(testimony, segment);
      const kinds = (ofSegment.flink ?? []).map(({ op, reason }) => `${op} ${reason}`);
      return { sample: { history, testimony: ofSegment }, story: kinds.join(', '), kinds: new Set(kinds).size };
    })
    .sort(
      (a, b) =>
        b.kinds - a.kinds ||
        b.story.length - a.story.length ||
        (a.sample.history.userId < b.sample.history.userId ? -1 : 1),
    )
    .filter(({ story }) => story !== '' && !known.has(story) && known.add(story))
    .slice(0, samplesPerSegment)
    .map(({ sample }) => sample);
}
