/** One line of a log, without its line end. */
export interface LogLine {
  /** 1-based; blank lines count. */
  readonly line: number;
  readonly bytes: Buffer;
}

const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * Cuts chunks of bytes into lines; LF and CRLF both end one, and the last needs no end. Blank lines are left out.
 * It gives the lines of a chunk together: a promise per line would cost more than the line.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly LogLine[]> {
  let line = 0;
  let begun: Buffer[] = [];

  function add(lines: LogLine[], end: Buffer): void {
    line++;
    const whole = begun.length === 0 ? end : Buffer.concat([...begun, end]);
    begun = [];
    const bytes = whole.at(-1) === carriageReturn ? whole.subarray(0, -1) : whole;
    if (!isBlank(bytes)) lines.push({ line, bytes });
  }

  for await (const chunk of chunks) {
    const lines: LogLine[] = [];
    let from = 0;
    for (let to = chunk.indexOf(newline); to !== -1; to = chunk.indexOf(newline, from)) {
      add(lines, chunk.subarray(from, to));
      from = to + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  const last: LogLine[] = [];
  if (begun.length > 0) add(last, Buffer.alloc(0));
  if (last.length > 0) yield last;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === carriageReturn);
}
