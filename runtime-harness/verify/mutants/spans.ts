import { durationText } from '../../../compiler/diagnostics/duration-text.ts';
import { type Change, change, type Place } from './change.ts';

const unitsMs = [86_400_000, 3_600_000, 60_000, 1_000, 1] as const;

/** Another span of time in ms, in words. */
interface Neighbour {
  readonly ms: number;
  readonly text: string;
}

/**
 * The spans beside one: a unit less and more, as someone would write them (29 minutes and 31 minutes beside 30), then a millisecond less and more.
 * All are whole and positive.
 */
function neighbours(ms: number): readonly Neighbour[] {
  const unit = unitsMs.find((size) => ms % size === 0) ?? 1;
  // Beside one hour lie 59 minutes, not none.
  const smaller = ms > unit ? unit : (unitsMs.find((size) => size < unit) ?? 1);
  const coarse = [ms - smaller, ms + unit].map((each) => ({ ms: each, text: durationText(each) }));
  const fine = [
    { ms: ms - 1, text: `${durationText(ms)} less 1 millisecond` },
    { ms: ms + 1, text: `${durationText(ms)} and 1 millisecond` },
  ];
  const known = new Set<number>([ms]);
  return [...coarse, ...fine].filter((each) => {
    if (each.ms <= 0 || known.has(each.ms)) return false;
    known.add(each.ms);
    return true;
  });
}

/** Changes of a span of time in ms; those that are easily told come first. */
export const spanChanges = (ms: number, place: Place): readonly Change<number>[] =>
  neighbours(ms).map((each) => change(each.ms, place, durationText(ms), each.text));
