import type { Shape } from '../../compiler/ir/rule-functions.ts';
import { define, type Properties } from './as-object.ts';
import type { Event, Fields } from './event.ts';

export type { Properties } from './as-object.ts';

/**
 * SEMANTICS §9. An event as its type has it: as `asObject` gives it, but without nested objects that may be absent and in which nothing is. 'of no type' when
 * an object that is there lacks what it must have: an event has fields, and says nothing of the objects that they were in.
 */
export function asTyped({ eventId, userId, type, ts, fields }: Event, shape: Shape): Properties | 'of no type' {
  const object: Properties = { eventId, userId, type, ts };
  return fill(object, shape, '', fields) ? object : 'of no type';
}

/** Puts what stands below a path into the object that it leads to; false when something is missing. */
function fill(object: Properties, shape: Shape, path: string, fields: Fields): boolean {
  for (const [name, { optional, inside }] of shape) {
    const value = fields[`${path}${name}`];
    if (inside !== null) {
      const within = `${path}${name}.`;
      if (optional && isEmpty(inside, within, fields)) continue;
      const nested: Properties = {};
      if (!fill(nested, inside, within, fields)) return false;
      define(object, name, nested);
    } else if (value !== undefined) define(object, name, value);
    else if (!optional) return false;
  }
  return true;
}

function isEmpty(shape: Shape, path: string, fields: Fields): boolean {
  return [...shape].every(([name, { inside }]) =>
    inside === null ? fields[`${path}${name}`] === undefined : isEmpty(inside, `${path}${name}.`, fields),
  );
}
