/** Lines under one another: `separator` ends each but the last, all but the first indented by `spaces`. */
export const stack = (lines: readonly string[], separator: string, spaces: number): string =>
  lines.join(`${separator}\n${' '.repeat(spaces)}`);
