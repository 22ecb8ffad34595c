import type { Per } from '../../compiler/ir/per.ts';
import type { Event } from '../event-log/event.ts';
import { interpretBehaviour } from './behaviour.ts';
import { readField } from './event-fields.ts';
import type { Value } from './expression.ts';
import { type Interpreter, never, wake } from './interpreter.ts';
import type { Predicates } from './predicates.ts';

interface PerState {
  /** Value of the field → state of the behaviour over that part of the events. Parts of which nothing is remembered are left out. */
  readonly parts: Map<Value, unknown>;
  /** No part waits for an earlier instant. It may be too early, and then nothing happens at it. */
  wakeAt: number;
}

/** SEMANTICS §15. The behaviour once for each value of the field. */
export function interpretPer({ field, of }: Per, predicates: Predicates): Interpreter<PerState> {
  const behaviour = interpretBehaviour(of, predicates);
  const partOf = readField(field);

  function earliest({ parts }: PerState): number {
    let at = never;
    for (const part of parts.values()) at = Math.min(at, behaviour.wakeAt(part));
    return at;
  }

  return {
    silenceMs: behaviour.silenceMs,
    hears: behaviour.hears,
    begin: () => ({ parts: new Map(), wakeAt: never }),
    isBlank: ({ parts }) => parts.size === 0,
    wakeAt: (state) => state.wakeAt,
    atInstant(state, instant, events) {
      const held = [...state.parts].flatMap(([value, part]) => {
        const own = events.filter((event) => partOf(event) === value);
        const held = wake(behaviour, part, instant, own);
        if (behaviour.isBlank(part)) state.parts.delete(value);
        return held;
      });
      state.wakeAt = earliest(state);
      return held;
    },
    atEvent(state, event: Event) {
      const value = partOf(event);
      if (value === undefined) return null;
      const part = state.parts.get(value) ?? behaviour.begin();
      const eventIds = behaviour.atEvent(part, event);
      if (behaviour.isBlank(part)) state.parts.delete(value);
      else state.parts.set(value, part);
      // At an instant for which parts wait, its events have the last word on when they are done waiting.
      const isBehind = state.wakeAt <= event.ts;
      state.wakeAt = isBehind ? earliest(state) : Math.min(state.wakeAt, behaviour.wakeAt(part));
      return eventIds;
    },
  };
}
