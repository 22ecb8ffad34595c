import { createHash } from 'node:crypto';
import type { Program } from './program.ts';
import type { Segment } from './segment.ts';

/** The version of the JSON form. */
export const irVersion = 1;

/** A segment's meaning as plain data: without the place where it is declared. */
export function segmentMeaning({ id, enter, exit, ttlMs }: Segment): Omit<Segment, 'span'> {
  return { id, enter, exit, ttlMs };
}

/** The program as JSON, same input same bytes. Places are left out: moving a rule does not change its meaning. */
export function programToJson(program: Program): string {
  const plain = { version: irVersion, source: program.source, segments: program.segments.map(segmentMeaning) };
  return `${JSON.stringify(plain, null, 2)}\n`;
}

/** The rule's hash as kept in Redis and in the manifest: 16 hex digits, a function of the meaning alone. */
export function segmentHash(segment: Segment): string {
  return createHash('sha256')
    .update(JSON.stringify(segmentMeaning(segment)))
    .digest('hex')
    .slice(0, 16);
}
