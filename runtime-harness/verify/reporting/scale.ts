import { elapsedText, sinceText } from './elapsed-text.ts';
import { textWidth } from './text-width.ts';

/** An instant on the scale of a drawing. */
export interface Mark {
  /** Epoch ms. */
  readonly at: number;
  readonly x: number;
  /** Time after the first instant of the history, in one line or two. */
  readonly label: readonly string[];
  /** To the next mark, in words; null at the last. */
  readonly distance: { readonly text: string; readonly x: number } | null;
}

/** A scale by rank: a step of 1 ms and one of a week are both seen, each with its length written at it. */
export interface Scale {
  readonly marks: readonly Mark[];
  /** Where the last mark and all that stands at it end. */
  readonly right: number;
  /** The place of one of the instants; of any other the place of the next one, or `right`. */
  readonly xOf: (at: number) => number;
}

export const tickSize = 12;
const least = 46;
const air = 14;
/** A drawing that is narrower than this, in pixels, is stretched, though not without end. */
const pleasant = 960;
const mostStretch = 1.8;

/**
 * Lays instants out from left to right, far enough from each other for what is written at them.
 *
 * @param instants distinct and rising, epoch ms
 * @param from the instant from which the labels count
 * @param spaceAfter how much room an instant needs to its right, in pixels
 */
export function layOut(
  instants: readonly number[],
  from: number,
  left: number,
  spaceAfter: (at: number) => number,
): Scale {
  const labels = instants.map((at) => inLines(sinceText(at - from)));
  const halves = labels.map((label) => Math.max(...label.map((line) => textWidth(line, tickSize))) / 2);
  const distances = instants.slice(1).map((at, index) => elapsedText(at - (instants[index] ?? at)));
  const steps = instants.map((at, index) => {
    const between = (halves[index] ?? 0) + (halves[index + 1] ?? 0);
    return Math.max(least, between + air, textWidth(distances[index] ?? '', tickSize) + air, spaceAfter(at) + air);
  });
  const narrow = steps.reduce((sum, step) => sum + step, 0);
  const stretch = Math.min(mostStretch, Math.max(1, (pleasant - left) / narrow));
  const marks: Mark[] = [];
  let x = left + (halves[0] ?? 0);
  instants.forEach((at, index) => {
    const distance = distances[index];
    const step = Math.ceil((steps[index] ?? least) * stretch);
    marks.push({
      at,
      x,
      label: labels[index] ?? [],
      distance: distance === undefined ? null : { text: distance, x: x + step / 2 },
    });
    x += step;
  });
  const places = new Map(marks.map((mark) => [mark.at, mark.x]));
  return { marks, right: x, xOf: (at) => places.get(at) ?? marks.find((mark) => mark.at > at)?.x ?? x };
}

/** `+30 min` and below it `0.001 s`: a number stays with its unit. */
function inLines(text: string): readonly string[] {
  const words = text.match(/\S+ (?:d|h|min|s|ms)\b|\S+/g) ?? [text];
  if (words.length < 2) return [text];
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}
