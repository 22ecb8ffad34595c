/** A set of Unicode code points: ranges, both ends included, sorted, none touching the next. */
export type CodePoints = readonly (readonly [number, number])[];

const last = 0x10ffff;

export const digits: CodePoints = [[0x30, 0x39]];
export const wordCharacters: CodePoints = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
export const lineTerminators: CodePoints = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
/** `\s` of JavaScript. */
export const whiteSpace: CodePoints = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

export function union(a: CodePoints, b: CodePoints): CodePoints {
  const joined: [number, number][] = [];
  for (const [from, to] of [...a, ...b].sort((left, right) => left[0] - right[0])) {
    const before = joined.at(-1);
    if (before !== undefined && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

export function complement(set: CodePoints): CodePoints {
  const gaps: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= last) gaps.push([next, last]);
  return gaps;
}

/**
 * The set with what `/i` takes for the same as its ASCII letters. With `/u` the long s and the Kelvin sign are the same as s and k.
 */
export function caseVariants(set: CodePoints, unicode: boolean): CodePoints {
  const has = (codePoint: number) => set.some(([from, to]) => from <= codePoint && codePoint <= to);
  const classes: number[][] = [];
  for (let upper = 0x41; upper <= 0x5a; upper += 1) classes.push([upper, upper + 32]);
  if (unicode) {
    classes[0x53 - 0x41]?.push(0x17f);
    classes[0x4b - 0x41]?.push(0x212a);
  }
  const added = classes.filter((same) => same.some(has)).flat();
  return union(
    set,
    added.map((codePoint) => [codePoint, codePoint] as const),
  );
}
