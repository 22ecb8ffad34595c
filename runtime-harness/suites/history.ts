import type { Program } from '../../compiler/ir/program.ts';
import type { Event, TimeMark } from '../event-log/event.ts';
import { createEngine } from '../reference/engine.ts';
import type { Transition } from '../reference/output.ts';

/** The transitions of a history, in the engine's order, after which silence lasts until everything is decided and every ttl has run out. */
export function timelineOf(program: Program, arrivals: readonly (Event | TimeMark)[]): readonly Transition[] {
  const engine = createEngine(program);
  const longest = Math.max(...program.segments.map(({ ttlMs }) => ttlMs)) + 10_000;
  const outputs = arrivals.flatMap((message) => [...engine.push(message)]);
  outputs.push(...engine.finish(), ...engine.advanceTo(engine.lastEventAt() + longest));
  return outputs.flatMap((output) => (output.kind === 'transition' ? [output.transition] : []));
}

/** `enter 30 a0` for each transition: operation, instant, deciding event, and `ttl` when that was the reason. */
export function brief(program: Program, arrivals: readonly (Event | TimeMark)[]): readonly string[] {
  return timelineOf(program, arrivals).map(
    ({ op, at, eventIds, reason }) => `${op} ${at} ${eventIds.join()}${reason === 'ttl' ? ' ttl' : ''}`,
  );
}
