import type { Combination as CombinationRule, Part, Segment } from '../../rules/vocabulary/index.ts';
import type { Combination, Formula } from '../ir/combination.ts';
import type { Reader } from './reader.ts';

/** SEMANTICS §16. Which segments there are is a matter of the whole program, and so of a check. */
export function readCombination(rule: CombinationRule, owner: Segment, reader: Reader): Combination | null {
  const formula = readFormula(rule, owner, reader);
  return formula && { kind: 'combination', formula };
}

function readFormula(part: Part, owner: object, reader: Reader): Formula | null {
  const place = typeof part === 'object' && part !== null && reader.spanOf(part) ? part : owner;
  switch (part?.kind) {
    case 'segment':
      return { kind: 'member', segment: part.id };
    case 'not': {
      const of = readFormula(part.of, place, reader);
      return of && { kind: 'not', of };
    }
    case 'all':
    case 'any': {
      const of = part.of.flatMap((inner) => readFormula(inner, place, reader) ?? []);
      if (part.of.length === 0) return reader.report('SEG214', reader.spanOf(place), { found: 'empty' });
      return of.length < part.of.length ? null : { kind: part.kind, of };
    }
    default: {
      const found = `made of ${reader.describe(part)}`;
      return reader.report('SEG214', reader.spanOf(place), { found });
    }
  }
}
