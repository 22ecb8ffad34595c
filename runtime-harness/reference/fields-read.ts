import type { Behaviour } from '../../compiler/ir/behaviour.ts';
import type { Expression } from '../../compiler/ir/expression.ts';
import { leavesOf } from '../../compiler/ir/leaves.ts';
import type { Occurs } from '../../compiler/ir/occurs.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { sessionEndOf } from '../../compiler/ir/session.ts';

/** Whether something asks for a field of a type of events. */
export type IsRead = (type: string, field: string) => boolean;

/** SEMANTICS §9. Which fields the predicates and values of a program can ask for, besides those of every event. Without the others it means the same. */
export function fieldsRead({ segments }: Program): IsRead {
  const ofAny = new Set<string>();
  const ofType = new Map<string, Set<string>>();

  function addOf({ types }: Occurs, field: string): void {
    for (const type of types) ofType.set(type, (ofType.get(type) ?? new Set()).add(field));
  }

  function readEvent(of: Occurs, expression: Expression | null): void {
    if (expression === null) return;
    for (const { name } of leavesOf(expression)) addOf(of, name);
  }

  function read(behaviour: Behaviour): void {
    switch (behaviour.kind) {
      case 'occurs':
        readEvent(behaviour, behaviour.where);
        break;
      case 'count':
      case 'firstTime':
      case 'notSeen':
        read(behaviour.of);
        break;
      case 'absence':
        read(behaviour.after);
        read(behaviour.no);
        break;
      case 'sequence': {
        const { steps, where } = behaviour;
        for (const step of steps) read(step);
        for (const leaf of where === null ? [] : leavesOf(where)) {
          const step = leaf.kind === 'stepField' ? steps[leaf.step] : undefined;
          if (step?.kind === 'occurs') addOf(step, leaf.name);
          else ofAny.add(leaf.name);
        }
        break;
      }
      case 'session':
        for (const { of, value } of behaviour.metrics) {
          read(of);
          readEvent(of, value);
        }
        for (const { name } of leavesOf(behaviour.holds)) {
          const end = sessionEndOf(name);
          if (end !== undefined) ofAny.add(name.slice(end.length + 1));
        }
    }
  }

  for (const { enter, exit } of segments) {
    for (const trigger of [enter, exit]) {
      if (trigger === null || trigger.kind === 'combination') continue;
      if (trigger.kind === 'per') ofAny.add(trigger.field);
      read(trigger.kind === 'per' ? trigger.of : trigger);
    }
  }
  return (type, field) => ofAny.has(field) || (ofType.get(type)?.has(field) ?? false);
}
