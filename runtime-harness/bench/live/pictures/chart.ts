/** One axis of a chart. */
export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** A logarithmic axis begins above 0. */
  readonly isLogarithmic?: boolean;
  /** Where a line and a number stand. */
  readonly ticks: readonly number[];
  /** The number as it is shown. */
  readonly show: (value: number) => string;
}

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Fills what is below the line. */
  readonly isFilled?: boolean;
}

/** An upright line with a word at its top. */
export interface Mark {
  readonly x: number;
  readonly text: string;
}

export interface Chart {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
  readonly marks?: readonly Mark[];
}

const [width, height] = [760, 380];
const plot = { left: 76, right: width - 20, top: 94, bottom: height - 52 };
/** Told apart also by those who do not tell red from green. */
const colors = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'];

/** A chart as an SVG document of its own. */
export function chart({ title, x, y, lines, marks = [] }: Chart): string {
  const atX = place(x, plot.left, plot.right);
  const atY = place(y, plot.bottom, plot.top);
  const parts = [
    `<text x="${plot.left}" y="26" font-size="16" font-weight="600">${escaped(title)}</text>`,
    ...lines.map(({ name }, index) => legend(name, index)),
    ...y.ticks.map((tick) => {
      const at = atY(tick);
      return `<path d="M${plot.left} ${at}H${plot.right}" stroke="#ddd"/><text x="${plot.left - 8}" y="${at + 4}" text-anchor="end">${escaped(y.show(tick))}</text>`;
    }),
    ...x.ticks.map((tick) => {
      const at = atX(tick);
      return `<path d="M${at} ${plot.top}V${plot.bottom}" stroke="#eee"/><text x="${at}" y="${plot.bottom + 18}" text-anchor="middle">${escaped(x.show(tick))}</text>`;
    }),
    ...lines.map((line, index) => drawn(line, index, atX, atY)),
    ...marks.map(
      ({ x: value, text }) =>
        `<path d="M${atX(value)} ${plot.top}V${plot.bottom}" stroke="#555" stroke-dasharray="4 3"/><text x="${atX(value) + 4}" y="${plot.top + 12}" fill="#555">${escaped(text)}</text>`,
    ),
    `<path d="M${plot.left} ${plot.bottom}H${plot.right}" stroke="#555"/>`,
    `<text x="${(plot.left + plot.right) / 2}" y="${height - 12}" text-anchor="middle">${escaped(x.label)}</text>`,
    `<text x="${plot.left}" y="${plot.top - 10}">${escaped(y.label)}</text>`,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#222">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}

/** Powers of ten from the one at or below `least` to the one at or above `most`. */
export function decades(least: number, most: number): number[] {
  const [from, to] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
}

/** About six round numbers from 0 to `most` or a little more. */
export function steps(most: number): number[] {
  const rough = Math.max(most, 1e-9) / 6;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * unit >= rough) ?? 10) * unit;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}

function drawn(
  { points, isFilled }: Line,
  index: number,
  atX: (value: number) => number,
  atY: (value: number) => number,
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const path = points.map(([x, y]) => `${atX(x)} ${atY(y)}`).join('L');
  const color = colors[index % colors.length];
  // A line that covers another one lets it be seen.
  const dashes = index % 2 === 1 ? ' stroke-dasharray="7 5"' : '';
  const area = isFilled
    ? `<path d="M${atX(first[0])} ${plot.bottom}L${path}L${atX(last[0])} ${plot.bottom}Z" fill="${color}" opacity="0.15"/>`
    : '';
  return `${area}<path d="M${path}" fill="none" stroke="${color}" stroke-width="2"${dashes}/>`;
}

function legend(name: string, index: number): string {
  const [x, y] = [plot.left + (index % 2) * 340, 44 + Math.floor(index / 2) * 16];
  const color = colors[index % colors.length];
  return `<rect x="${x}" y="${y - 9}" width="10" height="10" fill="${color}"/><text x="${x + 16}" y="${y}">${escaped(name)}</text>`;
}

/** From a value to its place in the picture; what lies outside of the axis is put on its end. */
function place({ from, to, isLogarithmic }: Axis, low: number, high: number): (value: number) => number {
  const scaled = (value: number) => (isLogarithmic ? Math.log10(Math.max(value, Number.MIN_VALUE)) : value);
  return (value) => {
    const share = (scaled(value) - scaled(from)) / (scaled(to) - scaled(from) || 1);
    return Math.round((low + Math.min(1, Math.max(0, share)) * (high - low)) * 10) / 10;
  };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
