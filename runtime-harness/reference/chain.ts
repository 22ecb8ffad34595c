import type { Event } from '../event-log/event.ts';
import { readField } from './event-fields.ts';
import type { Evaluate, Leaf } from './expression.ts';
import type { EventIds } from './interpreter.ts';

/** That a step held at an event. */
export interface Link {
  readonly event: Event;
  readonly eventIds: EventIds;
}

/** SEMANTICS §12. One link for each step, or for the first steps. */
export type Chain = readonly Link[];

/** A field of the event at which a step held. */
export function readStepLeaf(leaf: Leaf): Evaluate<Chain> {
  if (leaf.kind !== 'stepField') throw new Error(`segc has a bug: a sequence has no ${leaf.kind} "${leaf.name}"`);
  const read = readField(leaf.name);
  return (chain) => read((chain[leaf.step] as Link).event);
}
