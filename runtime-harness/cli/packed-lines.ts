import { compareIds } from '../event-log/order.ts';
import { newline } from '../event-log/split-lines.ts';
import type { Transition } from '../timeline/transition.ts';
import type { Told } from './teller.ts';

/** Transitions of some users as they cross from one thread to another: written, because cloning the objects would take longer. */
export interface PackedLines {
  /** A line with its end for each transition, in UTF-8. No line has another end in it. */
  readonly lines: Uint8Array;
  /** What the lines are ordered by: the instants of the transitions, epoch ms, and their users. */
  readonly instants: Float64Array;
  readonly users: readonly string[];
}

/** Packs what is told of some users. */
export function packLines({ count, lines, transitions }: Told): PackedLines {
  const written = lines();
  const instants = new Float64Array(count);
  const users: string[] = [];
  for (const { at, userId } of transitions()) {
    instants[users.length] = at;
    users.push(userId);
  }
  return { lines: typeof written === 'string' ? Buffer.from(written) : written, instants, users };
}

/** How far the lines of one thread have been taken. */
interface Cursor extends PackedLines {
  readonly bytes: Buffer;
  /** The next line: which it is, and where it begins. */
  next: number;
  from: number;
}

/**
 * What several threads have decided, as one would have told it: by (at, userId by UTF-8 bytes). Each thread has users of its own, whose
 * transitions of one instant are in their order already.
 */
export function mergeLines(some: readonly PackedLines[]): Told {
  const cursors = some.map(startAt).filter(({ instants }) => instants.length > 0);
  const count = cursors.reduce((sum, { instants }) => sum + instants.length, 0);
  const merged = Buffer.allocUnsafeSlow(cursors.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  while (cursors.length > 1) {
    const cursor = cursors.reduce((first, other) => (compareHeads(other, first) < 0 ? other : first));
    const to = cursor.bytes.indexOf(newline, cursor.from) + 1;
    at += cursor.bytes.copy(merged, at, cursor.from, to);
    cursor.from = to;
    if (++cursor.next === cursor.instants.length) cursors.splice(cursors.indexOf(cursor), 1);
  }
  for (const { bytes, from } of cursors) bytes.copy(merged, at, from);
  return { count, lines: () => merged, transitions: () => parse(merged) };
}

function startAt(packed: PackedLines): Cursor {
  const { buffer, byteOffset, length } = packed.lines;
  return { ...packed, bytes: Buffer.from(buffer, byteOffset, length), next: 0, from: 0 };
}

function compareHeads(left: Cursor, right: Cursor): number {
  return (
    (left.instants[left.next] as number) - (right.instants[right.next] as number) ||
    compareIds(left.users[left.next] as string, right.users[right.next] as string)
  );
}

/** Reads lines of JSON that segc has written. */
function parse(lines: Buffer): readonly Transition[] {
  const transitions: Transition[] = [];
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf(newline, from);
    transitions.push(JSON.parse(lines.toString('utf8', from, end)));
    from = end + 1;
  }
  return transitions;
}
