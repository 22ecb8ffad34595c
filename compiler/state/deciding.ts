import type { Behaviour } from '../ir/behaviour.ts';

/** How many ids of deciding events a behaviour gives when it holds (SEMANTICS §7). */
export function decidingIds(behaviour: Behaviour): number {
  switch (behaviour.kind) {
    case 'occurs':
    case 'session':
      return 1;
    case 'count':
    case 'firstTime':
    case 'notSeen':
      return decidingIds(behaviour.of);
    case 'absence':
      return decidingIds(behaviour.after);
    case 'sequence':
      return behaviour.steps.reduce((sum, step) => sum + decidingIds(step), 0);
  }
}
