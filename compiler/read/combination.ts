import type { Combination as CombinationRule, Negation, Part, Segment } from '../../rules/vocabulary/index.ts';
import type { Combination, Formula } from '../ir/combination.ts';
import type { Reader } from './reader.ts';

/** SEMANTICS §16. Which segments there are is a matter of the whole program, and so of a check. */
export function readCombination(rule: CombinationRule, owner: Segment, reader: Reader): Combination | null {
  const formula = readFormula(rule, owner, reader);
  return formula && { kind: 'combination', formula };
}

function readFormula(part: Part, owner: object, reader: Reader): Formula | null {
  const place = typeof part === 'object' && part !== null && reader.nodeOf(part) ? part : owner;
  const isCombined = part?.kind === 'all' || part?.kind === 'any' || part?.kind === 'not';
  if (!isCombined) return readMember(part, place, reader);
  if (reader.inside.has(part)) return reader.report('SEG214', reader.spanOf(place), { found: 'a part of itself' });
  reader.inside.add(part);
  const formula = readCombined(part, place, reader);
  reader.inside.delete(part);
  return formula;
}

function readMember(part: Part, place: object, reader: Reader): Formula | null {
  if (part?.kind === 'segment' && typeof part.id === 'string') return { kind: 'member', segment: part.id };
  return reader.report('SEG214', reader.spanOf(place), { found: `made of ${reader.describe(part)}` });
}

function readCombined(part: CombinationRule | Negation, place: object, reader: Reader): Formula | null {
  switch (part.kind) {
    case 'not': {
      const of = readFormula(part.of, place, reader);
      return of && { kind: 'not', of };
    }
    case 'all':
    case 'any': {
      if (!Array.isArray(part.of)) return reader.report('SEG214', reader.spanOf(place), { found: 'empty' });
      const of = part.of.flatMap((inner) => readFormula(inner, place, reader) ?? []);
      if (part.of.length === 0) return reader.report('SEG214', reader.spanOf(place), { found: 'empty' });
      return of.length < part.of.length ? null : { kind: part.kind, of };
    }
  }
}
