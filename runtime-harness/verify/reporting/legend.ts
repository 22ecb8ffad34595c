import { drawing, type Svg, shape } from './svg.ts';

const bar = (x: number, width: number): Svg => shape('rect', { x, y: 6, width, height: 16, rx: 2, class: 'bar' });
const line = (x: number, style: string, over = 4): Svg =>
  shape('line', { x1: x, y1: 6 - over, x2: x, y2: 22 + over, class: style });

const entries: readonly (readonly [width: number, words: string, pieces: readonly Svg[]])[] = [
  [14, 'event', [shape('circle', { cx: 7, cy: 14, r: 4.5, class: 'event' })]],
  [14, 'late or a copy', [shape('circle', { cx: 7, cy: 14, r: 4.5, class: 'event idle' })]],
  [34, 'enter', [bar(3, 30), line(2, 'begin')]],
  [34, 'renewal', [bar(0, 34), line(17, 'renewal', -2)]],
  [34, 'exit', [bar(1, 30), line(32, 'end')]],
  [34, 'exit by ttl', [bar(1, 30), line(32, 'end ttl')]],
  [30, 'not as the other has it', [shape('circle', { cx: 15, cy: 14, r: 12, class: 'disputed' })]],
  [30, 'only the other has it', [shape('circle', { cx: 15, cy: 14, r: 12, class: 'disputed lacking' })]],
];

/** What the marks of a drawing mean, as HTML. */
export function legend(withDifferences: boolean): string {
  const shown = withDifferences ? entries : entries.slice(0, -2);
  const spans = shown.map(([width, words, pieces]) => `<span>${drawing(width, 28, words, pieces)}${words}</span>`);
  return `<div class="legend">${spans.join('')}</div>`;
}
