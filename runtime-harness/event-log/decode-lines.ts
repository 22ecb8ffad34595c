import type { Schema } from '../../compiler/ir/schema.ts';
import { createDecoder, type Decoded } from './decode.ts';
import { createPlainDecoder, found, type PlainDecoder } from './decode-plain.ts';
import { carriageReturn, isBlank, newline, withoutReturn } from './split-lines.ts';
import { viewOf } from './words.ts';

/** Takes a message, and the 1-based number of its line. */
export type TakeMessage = (message: Decoded, line: number) => void;

/** Takes an event that is plain, as it was looked at, and the 1-based number of its line. */
export type TakePlain = (plain: PlainDecoder, line: number) => void;

/** Decodes the next whole lines of a log. */
export type DecodeLines = (lines: Buffer, take: TakeMessage, takePlain?: TakePlain) => void;

/**
 * SEMANTICS §1. Prepares decoding a log line by line: what `createDecoder` says of each. Blank lines are counted and left out. Who takes plain events
 * as they are is spared what they would be made into.
 *
 * @param isRead whether a field of a type is of use; one that is not may be missing from the events. All are of use when not given
 */
export function createLinesDecoder(
  schema: Schema,
  isRead: (type: string, field: string) => boolean = () => true,
): DecodeLines {
  const decode = createDecoder(schema);
  const plain = createPlainDecoder(schema, isRead);
  let line = 0;

  return (lines, take, takePlain = ({ event }, line) => take(event(), line)) => {
    const view = viewOf(lines);
    for (let from = 0; from < lines.length; ) {
      line++;
      const kind = plain.look(lines, view, from);
      const behind = kind === found.none ? null : behindLine(lines, plain.end());
      if (behind !== null) {
        if (kind === found.event) takePlain(plain, line);
        else take({ kind: 'mark', ts: plain.ts() }, line);
        from = behind;
        continue;
      }
      const end = lines.indexOf(newline, from);
      const to = end === -1 ? lines.length : end;
      const bytes = withoutReturn(lines.subarray(from, to));
      if (!isBlank(bytes)) take(decode(bytes), line);
      from = to + 1;
    }
  };
}

/** The place of the next line when only blanks are left of this one; null when there is more. */
function behindLine(lines: Buffer, from: number): number | null {
  let at = from;
  while (lines[at] === 0x20 || lines[at] === 0x09 || lines[at] === carriageReturn) at++;
  return at === lines.length || lines[at] === newline ? at + 1 : null;
}
