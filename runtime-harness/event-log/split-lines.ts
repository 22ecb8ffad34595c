/** One line of a log, without its line end. */
export interface LogLine {
  /** 1-based; blank lines count. */
  readonly line: number;
  readonly bytes: Buffer;
}

export const newline = 0x0a;
export const carriageReturn = 0x0d;

/** Cuts chunks of bytes so that each holds whole lines, without copying more than the lines that two chunks share. LF ends a line, and the last needs no end. */
export async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(newline) + 1;
    let from = 0;
    if (end > 0 && begun.length > 0) {
      from = chunk.indexOf(newline) + 1;
      yield Buffer.concat([...begun, chunk.subarray(0, from)]);
      begun = [];
    }
    if (from < end) yield chunk.subarray(from, end);
    if (end < chunk.length) begun.push(chunk.subarray(end));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

/**
 * Cuts chunks of bytes into lines; LF and CRLF both end one, and the last needs no end. Blank lines are left out.
 * It gives the lines of a chunk together: a promise per line would cost more than the line.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly LogLine[]> {
  let line = 0;
  for await (const whole of wholeLines(chunks)) {
    const lines: LogLine[] = [];
    for (let from = 0; from < whole.length; ) {
      line++;
      const end = whole.indexOf(newline, from);
      const to = end === -1 ? whole.length : end;
      const bytes = withoutReturn(whole.subarray(from, to));
      if (!isBlank(bytes)) lines.push({ line, bytes });
      from = to + 1;
    }
    if (lines.length > 0) yield lines;
  }
}

/** A line without the CR of its line end. */
export function withoutReturn(line: Buffer): Buffer {
  return line.at(-1) === carriageReturn ? line.subarray(0, -1) : line;
}

/** Whether a line is empty but for white space. */
export function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === carriageReturn);
}
