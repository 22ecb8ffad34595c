import type { Event } from '../event-log/event.ts';
import type { Evaluate, Leaf } from './expression.ts';

/** SEMANTICS §1. A field of an event by name; absent when the event's type does not declare it. */
export function readField(name: string): Evaluate<Event> {
  switch (name) {
    case 'eventId':
    case 'userId':
    case 'type':
    case 'ts':
      return (event) => event[name];
    default:
      return (event) => event.fields[name];
  }
}

/** The leaves of an expression over one event. */
export function readEventLeaf(leaf: Leaf): Evaluate<Event> {
  if (leaf.kind !== 'field') throw new Error(`segc has a bug: an event has no ${leaf.kind} "${leaf.name}"`);
  return readField(leaf.name);
}
