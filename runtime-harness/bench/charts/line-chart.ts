/** Lines over an axis of counts. */
export interface Chart {
  /** Name of the file. */
  readonly file: string;
  readonly title: string;
  /** What the axes measure. */
  readonly x: string;
  readonly y: string;
  /** The y axis goes by powers of ten, for lines of which some are far above the others; y > 0 then. */
  readonly logarithmic?: boolean;
  readonly series: readonly Series[];
}

export interface Series {
  readonly name: string;
  /** In ascending order of x; x > 0, y >= 0. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const size = { width: 720, height: 400 } as const;
const plot = { left: 64, right: 700, top: 48, bottom: 340 } as const;

/** Told apart also without colour: by dashes. */
const looks = [
  { colour: 'a', dashes: '' },
  { colour: 'b', dashes: '6 4' },
  { colour: 'c', dashes: '2 4' },
  { colour: 'd', dashes: '10 4 2 4' },
] as const;

/** Colours that are readable on white and on black, by what the reader's system prefers. */
const style = `
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .title { font-size: 15px; font-weight: 600; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .line { fill: none; stroke-width: 2.5; }
  .a { stroke: #0969da; } .dot.a { fill: #0969da; }
  .b { stroke: #bc4c00; } .dot.b { fill: #bc4c00; }
  .c { stroke: #1a7f37; } .dot.c { fill: #1a7f37; }
  .d { stroke: #8250df; } .dot.d { fill: #8250df; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .grid { stroke: #3d444d; }
    .a { stroke: #58a6ff; } .dot.a { fill: #58a6ff; }
    .b { stroke: #f0883e; } .dot.b { fill: #f0883e; }
    .c { stroke: #3fb950; } .dot.c { fill: #3fb950; }
    .d { stroke: #bc8cff; } .dot.d { fill: #bc8cff; }
  }
`;

/** The chart as SVG: the x axis goes by powers of ten, the y axis from 0 unless it does so too. Same chart, same bytes. */
export function drawLineChart({ title, x, y, series, logarithmic = false }: Chart): string {
  const points = series.flatMap((each) => each.points);
  const xs = [...new Set(points.map((point) => point.x))].sort((a, b) => a - b);
  const [low, high] = [Math.log10(xs[0] ?? 1), Math.log10(xs.at(-1) ?? 1)];
  const across = (value: number) =>
    high === low
      ? (plot.left + plot.right) / 2
      : between(plot.left + 12, plot.right - 12, (Math.log10(value) - low) / (high - low));
  const { up, ticks } = (logarithmic ? logarithmicAxis : linearAxis)(points.map((point) => point.y));
  const rows = ticks.map(
    (value) =>
      `<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${at(up(value))}" y2="${at(up(value))}"/>` +
      `<text x="${plot.left - 8}" y="${at(up(value) + 4)}" text-anchor="end">${number(value)}</text>`,
  );
  const columns = xs.map(
    (value) => `<text x="${at(across(value))}" y="${plot.bottom + 20}" text-anchor="middle">${number(value)}</text>`,
  );
  const lines = series.map((each, index) => drawSeries(each, looks[index % looks.length] ?? looks[0], across, up));
  const legend = series.map((each, index) => drawLegend(each.name, looks[index % looks.length] ?? looks[0], index));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    `<text class="title" x="${plot.left}" y="24">${escaped(title)}</text>`,
    ...rows,
    ...columns,
    `<text x="${plot.right}" y="${plot.bottom + 38}" text-anchor="end">${escaped(x)}</text>`,
    `<text x="${plot.left - 8}" y="${plot.top - 10}" text-anchor="end">${escaped(y)}</text>`,
    ...lines,
    ...legend,
    '</svg>',
    '',
  ].join('\n');
}

type Look = (typeof looks)[number];

function drawSeries(
  { points }: Series,
  { colour, dashes }: Look,
  across: (x: number) => number,
  up: (y: number) => number,
): string {
  const places = points.map((point) => [at(across(point.x)), at(up(point.y))] as const);
  const dots = places.map(([left, top]) => `<circle class="dot ${colour}" cx="${left}" cy="${top}" r="3.5"/>`);
  const line = places.map((place) => place.join(',')).join(' ');
  return `<polyline class="line ${colour}"${dashed(dashes)} points="${line}"/>${dots.join('')}`;
}

function drawLegend(name: string, { colour, dashes }: Look, index: number): string {
  const left = plot.left + index * 160;
  const y = size.height - 14;
  return `<line class="line ${colour}"${dashed(dashes)} x1="${left}" x2="${left + 28}" y1="${y - 4}" y2="${y - 4}"/><text x="${left + 36}" y="${y}">${escaped(name)}</text>`;
}

const dashed = (dashes: string) => (dashes === '' ? '' : ` stroke-dasharray="${dashes}"`);

interface Axis {
  /** Where a value is, from the top of the picture. */
  readonly up: (value: number) => number;
  readonly ticks: readonly number[];
}

/** From 0 to a little above all values. */
function linearAxis(values: readonly number[]): Axis {
  const most = Math.max(...values, 0);
  const step = niceStep(most);
  const top = Math.max(1, Math.ceil(most / step)) * step;
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, place) => place * step);
  return { up: (value) => between(plot.bottom, plot.top, value / top), ticks };
}

/** Over the 1, 2 and 5 times a power of ten that enclose all values. */
function logarithmicAxis(values: readonly number[]): Axis {
  const marks = Array.from({ length: 13 }, (_, power) => [1, 2, 5].map((times) => times * 10 ** (power - 6))).flat();
  const low = marks.findLast((mark) => mark <= Math.min(...values)) ?? 1;
  const high = Math.max(marks.find((mark) => mark >= Math.max(...values)) ?? 1, low * 2);
  const share = (value: number) => Math.log(value / low) / Math.log(high / low);
  return {
    up: (value) => between(plot.bottom, plot.top, share(value)),
    ticks: marks.filter((mark) => mark >= low && mark <= high),
  };
}

/** 1, 2 or 5 times a power of ten, so that about five of them reach `most`. */
function niceStep(most: number): number {
  if (most <= 0) return 1;
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
}

const between = (from: number, to: number, share: number) => from + (to - from) * share;
const at = (value: number) => String(Math.round(value * 10) / 10);
const number = (value: number) => String(Math.round(value * 1_000) / 1_000);
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
