import type { Per } from '../../compiler/ir/per.ts';
import type { Event } from '../event-log/event.ts';
import { interpretBehaviour } from './behaviour.ts';
import { readField } from './event-fields.ts';
import type { Value } from './expression.ts';
import { type EventIds, type Interpreter, never, wake } from './interpreter.ts';
import type { Predicates } from './predicates.ts';
import { createVisitKeeper, type Visits } from './visits.ts';

/** What is remembered of the events that have one value. */
interface Part {
  readonly behaviour: unknown;
  readonly visits: Visits;
}

interface PerState {
  /** Value of the field → that part of the events. Parts of which nothing is remembered are left out. */
  readonly parts: Map<Value, Part>;
  /** No part waits for an earlier instant. It may be too early, and then nothing happens at it. */
  wakeAt: number;
}

/** SEMANTICS §15. The behaviour once for each value of the field, with sessions of its own. */
export function interpretPer({ field, of }: Per, predicates: Predicates): Interpreter<PerState> {
  const keeper = createVisitKeeper();
  const behaviour = interpretBehaviour(of, predicates, keeper);
  const partOf = readField(field);
  const isBlank = (part: Part) => behaviour.isBlank(part.behaviour) && keeper.isBlank(part.visits);
  const wakeAtOf = (part: Part) => Math.min(behaviour.wakeAt(part.behaviour), keeper.wakeAt(part.visits));

  function earliest({ parts }: PerState): number {
    let at = never;
    for (const part of parts.values()) at = Math.min(at, wakeAtOf(part));
    return at;
  }

  function wakePart(part: Part, instant: number, events: readonly Event[]): readonly EventIds[] {
    const held = wake(behaviour, part.behaviour, instant, events);
    const ended = events.length === 0 ? keeper.end(part.visits, instant) : null;
    const atEnd = ended && behaviour.atEnd?.(ended);
    return atEnd ? [...held, atEnd] : held;
  }

  return {
    silenceMs: behaviour.silenceMs,
    hears: keeper.isNeeded() ? 'all' : behaviour.hears,
    begin: () => ({ parts: new Map(), wakeAt: never }),
    isBlank: ({ parts }) => parts.size === 0,
    wakeAt: (state) => state.wakeAt,
    atInstant(state, instant, events) {
      const held = [...state.parts].flatMap(([value, part]) => {
        const own = events.filter((event) => partOf(event) === value);
        const held = wakePart(part, instant, own);
        if (isBlank(part)) state.parts.delete(value);
        return held;
      });
      state.wakeAt = earliest(state);
      return held;
    },
    atEvent(state, event) {
      const value = partOf(event);
      if (value === undefined) return null;
      const part = state.parts.get(value) ?? { behaviour: behaviour.begin(), visits: keeper.begin() };
      keeper.take(part.visits, event);
      const eventIds = behaviour.atEvent(part.behaviour, event, part.visits);
      if (isBlank(part)) state.parts.delete(value);
      else state.parts.set(value, part);
      // At an instant for which parts wait, its events have the last word on when they are done waiting.
      const isBehind = state.wakeAt <= event.ts;
      state.wakeAt = isBehind ? earliest(state) : Math.min(state.wakeAt, wakeAtOf(part));
      return eventIds;
    },
  };
}
