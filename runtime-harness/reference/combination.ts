import { type Combination, type Formula, membersOf } from '../../compiler/ir/combination.ts';
import { compareIds } from '../event-log/order.ts';
import type { EventIds } from './interpreter.ts';
import type { Transition } from './output.ts';

/** What a combination says at one instant of one user. */
export interface Judgement {
  readonly isTrue: boolean;
  /** Whether a referenced membership was entered or renewed at this instant. */
  readonly isRenewed: boolean;
  readonly eventIds: EventIds;
}

/** A combination made ready to be applied to any user. */
export interface PreparedCombination {
  /**
   * SEMANTICS §16. Judges the formula after all else that happens at an instant; null when no referenced membership changed at it.
   *
   * @param told the user's transitions at this instant, those of a segment in their order
   */
  judge(told: readonly Transition[], isMember: (segment: string) => boolean): Judgement | null;
}

/** SEMANTICS §16. Prepares a formula over memberships. */
export function prepareCombination({ formula }: Combination): PreparedCombination {
  const references = new Set(membersOf(formula));
  const isTrue = prepareFormula(formula);
  return {
    judge(told, isMember) {
      const changes = told.filter(({ segment }) => references.has(segment));
      if (changes.length === 0) return null;
      const last = changes.reduce((a, b) => (compareIds(a.segment, b.segment) <= 0 ? b : a));
      return {
        isTrue: isTrue(isMember),
        isRenewed: changes.some(({ op }) => op !== 'exit'),
        eventIds: last.eventIds,
      };
    },
  };
}

function prepareFormula(formula: Formula): (isMember: (segment: string) => boolean) => boolean {
  switch (formula.kind) {
    case 'member':
      return (isMember) => isMember(formula.segment);
    case 'not': {
      const of = prepareFormula(formula.of);
      return (isMember) => !of(isMember);
    }
    case 'all': {
      const of = formula.of.map(prepareFormula);
      return (isMember) => of.every((holds) => holds(isMember));
    }
    case 'any': {
      const of = formula.of.map(prepareFormula);
      return (isMember) => of.some((holds) => holds(isMember));
    }
  }
}
