import { placed, placeOf } from '../ir/place.ts';
import type { Span } from '../ir/span.ts';

/** A part of the IR, and beside it where its parts were written. */
export interface Encoded<T> {
  readonly part: T;
  /** Of each object in it that has a place, in the order of a walk: its number, and its place. */
  readonly places: readonly (readonly [index: number, place: Span])[];
}

/** The objects in plain data, itself first. */
function* objectsIn(part: unknown): Iterable<object> {
  if (typeof part !== 'object' || part === null) return;
  yield part;
  for (const inner of Object.values(part)) yield* objectsIn(inner);
}

/**
 * Takes the places of a part of the IR along with it.
 *
 * @param shared equal places of one file are written once
 */
export function encode<T>(part: T, shared: Map<string, Span>): Encoded<T> {
  const places: [number, Span][] = [];
  let index = 0;
  for (const each of objectsIn(part)) {
    const place = placeOf(each);
    if (place !== undefined) places.push([index, share(place, shared)]);
    index += 1;
  }
  return { part, places };
}

function share(place: Span, shared: Map<string, Span>): Span {
  const key = `${place.line}:${place.column}:${place.endLine}:${place.endColumn}:${place.file}`;
  const known = shared.get(key);
  if (known !== undefined) return known;
  shared.set(key, place);
  return place;
}

/** The part of the IR again, with its places. */
export function decode<T>({ part, places }: Encoded<T>): T {
  const objects = [...objectsIn(part)];
  for (const [index, place] of places) {
    const object = objects[index];
    if (object !== undefined) placed(object, place);
  }
  return part;
}
