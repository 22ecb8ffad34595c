import type { Span } from './span.ts';

const places = new WeakMap<object, Span>();

/** Remembers where a part of a rule was written. Beside the IR, not in it: moving a rule does not change its meaning. */
export function placed<T extends object>(part: T, span: Span | null): T {
  if (span !== null) places.set(part, span);
  return part;
}

/** Where a part of a rule was written, if that is known. */
export const placeOf = (part: object): Span | undefined => places.get(part);
