import type { Behaviour } from '../../../compiler/ir/behaviour.ts';
import type { Combination } from '../../../compiler/ir/combination.ts';
import type { Expression } from '../../../compiler/ir/expression.ts';
import { childrenOf } from '../../../compiler/ir/leaves.ts';
import type { Segment, Trigger } from '../../../compiler/ir/segment.ts';

/** Whatever a segment is made of. */
export type Part = Trigger | Combination;

/** A trigger and all that it is made of, the outer before the inner. */
export function partsOf(part: Part): readonly Part[] {
  switch (part.kind) {
    case 'occurs':
    case 'combination':
      return [part];
    case 'count':
    case 'firstTime':
    case 'notSeen':
    case 'per':
      return [part, ...partsOf(part.of)];
    case 'sequence':
      return [part, ...part.steps.flatMap(partsOf)];
    case 'absence':
      return [part, ...partsOf(part.after), ...partsOf(part.no)];
    case 'session':
      return [part, ...part.metrics.flatMap(({ of }) => partsOf(of))];
  }
}

/** All parts of a segment: of what enters it, then of what leaves it. */
export function partsIn({ enter, exit }: Segment): readonly Part[] {
  return [...partsOf(enter), ...(exit === null ? [] : partsOf(exit))];
}

/** The types of the events at which a behaviour can hold, or on which it waits; null for all types, as sessions have it (SEMANTICS §6). */
export function typesOf(behaviour: Behaviour): ReadonlySet<string> | null {
  const parts = partsOf(behaviour);
  if (parts.some(({ kind }) => kind === 'session')) return null;
  return new Set(parts.flatMap((part) => (part.kind === 'occurs' ? part.types : [])));
}

/** The expressions of one part itself, not those of its inner parts. */
export function expressionsOf(part: Part): readonly Expression[] {
  switch (part.kind) {
    case 'occurs':
    case 'sequence':
      return part.where === null ? [] : [part.where];
    case 'session':
      return [part.holds, ...part.metrics.flatMap(({ value }) => (value === null ? [] : [value]))];
    default:
      return [];
  }
}

/** An expression and all that it is made of. */
export function expressionsIn(expression: Expression): readonly Expression[] {
  return [expression, ...childrenOf(expression).flatMap(expressionsIn)];
}
