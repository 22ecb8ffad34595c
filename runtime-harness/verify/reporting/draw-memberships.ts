import { describeTransition, formatInstant } from '../../timeline/explain-difference.ts';
import type { Stay } from './memberships.ts';
import type { Scale } from './scale.ts';
import type { WitnessRow } from './scene.ts';
import { label, type Svg, shape } from './svg.ts';

export const barRowHeight = 36;
const barHeight = 16;
/** So that a stay that ends and one that begins at one instant are both seen. */
const beside = 1.5;

/** The stays that a witness tells of, and where it does not say what the other does. */
export function drawMemberships(row: WitnessRow, scale: Scale, left: number, top: number): readonly Svg[] {
  const middle = top + barRowHeight / 2;
  const first = scale.marks[0]?.at ?? 0;
  const last = scale.marks.at(-1)?.at ?? 0;
  const isShown = (at: number) => at >= first && at <= last;
  const stays = row.stays.filter(({ from, to }) => to >= first && from <= last);
  const idle = stays.length === 0 ? [label('in the segment at no time', left, middle + 4, 'note')] : [];
  return [
    ...idle,
    ...stays.flatMap((stay) => drawStay(stay, row, scale, middle)),
    ...row.disputed
      .filter(isShown)
      .map((at) => shape('circle', { cx: scale.xOf(at), cy: middle, r: 13, class: 'disputed' }, titleAt(row, at))),
    ...row.lacking
      .filter(isShown)
      .map((at) =>
        shape(
          'circle',
          { cx: scale.xOf(at), cy: middle, r: 13, class: 'disputed lacking' },
          'only the other says that something changes here',
        ),
      ),
  ];
}

function drawStay({ from, to, ended, renewals }: Stay, row: WitnessRow, scale: Scale, middle: number): readonly Svg[] {
  const begin = Math.max(from, scale.marks[0]?.at ?? from);
  const [x, end] = [scale.xOf(begin), scale.xOf(to)];
  const isMoment = end === x;
  const [top, bottom] = [middle - barHeight / 2, middle + barHeight / 2];
  const bar = isMoment
    ? shape(
        'rect',
        { x: x - 5, y: middle - 5, width: 10, height: 10, transform: `rotate(45 ${x} ${middle})`, class: 'bar' },
        titleAt(row, from),
      )
    : shape(
        'rect',
        { x: x + 1, y: top, width: Math.max(2, end - x - 2), height: barHeight, rx: 2, class: 'bar' },
        titleAt(row, from),
      );
  const line = (at: number, aside: number, over: number, style: string): Svg => {
    const place = scale.xOf(at) + aside;
    return shape('line', { x1: place, y1: top - over, x2: place, y2: bottom + over, class: style }, titleAt(row, at));
  };
  const last = scale.marks.at(-1)?.at ?? to;
  const inner = renewals.filter((at) => at > begin && at <= last).map((at) => line(at, 0, -2, 'renewal'));
  const exit =
    ended === null || isMoment || to > last ? [] : [line(to, -beside, 4, ended === 'ttl' ? 'end ttl' : 'end')];
  return [bar, ...(from === begin && !isMoment ? [line(from, beside, 4, 'begin')] : []), ...inner, ...exit];
}

/** What a witness says of an instant. */
function titleAt({ transitions }: WitnessRow, at: number): string {
  return transitions
    .filter((each) => each.at === at)
    .map((each) => `${formatInstant(at)} ${describeTransition(each)}`)
    .join('; ');
}
