import type { Behaviour } from '../ir/behaviour.ts';
import type { Per } from '../ir/per.ts';
import type { Trigger } from '../ir/segment.ts';
import type { Scope } from '../plan/relation.ts';

/** All events of a user. */
const wholeUser: Scope = { events: 'stream', who: 'userId' };

/** Name of the view of events divided by a field. */
export const partsName = (field: string): string => `per/${field}`;

/** SEMANTICS §15. Over whose events a trigger is judged. */
export function scopeOf(trigger: Trigger): Scope {
  return trigger.kind === 'per' ? { events: partsName(trigger.field), who: '$who' } : wholeUser;
}

/** The behaviour of a trigger, judged over its scope. */
export const behaviourOf = (trigger: Trigger): Behaviour => (trigger.kind === 'per' ? trigger.of : trigger);

export const fieldOf = (trigger: Trigger): Per['field'] | null => (trigger.kind === 'per' ? trigger.field : null);
