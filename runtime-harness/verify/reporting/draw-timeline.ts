import { drawEvents, laneHeight, lanesOf, roomForIds } from './draw-events.ts';
import { barRowHeight, drawMemberships } from './draw-memberships.ts';
import { layOut, type Scale } from './scale.ts';
import type { Scene } from './scene.ts';
import { drawing, label, type Svg, shape } from './svg.ts';
import { clipped, textWidth } from './text-width.ts';

const nameSize = 13;
const longestName = 26;
const axisY = 44;
const firstRow = 72;
const rowAir = 6;

/**
 * Draws a history and what the witnesses say of it: a scale of its instants by rank, the messages by type, and a bar for each stay in the segment.
 *
 * @param name for readers who do not see the drawing
 */
export function drawTimeline(scene: Scene, name: string): Svg {
  const names = [...scene.types.map(({ type }) => type), ...scene.witnesses.map((row) => row.name)];
  const column = Math.max(...names.map((each) => textWidth(clipped(each, longestName), nameSize))) + 24;
  const scale = layOut(scene.instants, scene.from, column + 8, roomForIds(scene));
  const pieces: Svg[] = [];
  let y = firstRow;
  const nameRow = (text: string, middle: number, style: string) =>
    pieces.push(label(clipped(text, longestName), 0, middle + 4, style, text));
  for (const row of scene.types) {
    const height = lanesOf(row) * laneHeight + rowAir;
    nameRow(row.type, y + laneHeight / 2, 'name');
    pieces.push(rule(column, scale.right, y + height - rowAir / 2), ...drawEvents(row, scale, y));
    y += height;
  }
  y += rowAir;
  for (const row of scene.witnesses) {
    nameRow(row.name, y + barRowHeight / 2, 'name strong');
    pieces.push(...drawMemberships(row, scale, column + 8, y));
    y += barRowHeight;
  }
  const behind = [...drawGuides(scale, scene, y), ...drawAxis(scale)];
  return drawing(scale.right, y + 4, name, [...behind, ...pieces]);
}

const rule = (left: number, right: number, y: number): Svg =>
  shape('line', { x1: left, y1: y, x2: right, y2: y, class: 'rule' });

/** A thin line at each instant; a red one where the witnesses part. */
function drawGuides({ marks }: Scale, { differsAt }: Scene, bottom: number): readonly Svg[] {
  return marks.map(({ at, x }) =>
    shape('line', { x1: x, y1: axisY, x2: x, y2: bottom, class: at === differsAt ? 'guide differs' : 'guide' }),
  );
}

function drawAxis({ marks }: Scale): readonly Svg[] {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    shape('line', { x1: first.x, y1: axisY, x2: last.x, y2: axisY, class: 'axis' }),
    ...marks.flatMap(({ x, label: lines, distance }) => [
      shape('circle', { cx: x, cy: axisY, r: 2.5, class: 'tick' }),
      ...lines.map((line, index) => label(line, x, lines.length === 1 ? 30 : 15 + 15 * index, 'time')),
      ...(distance === null ? [] : [label(distance.text, distance.x, axisY + 17, 'distance')]),
    ]),
  ];
}
