import type { Formula } from '../../../compiler/ir/combination.ts';
import { type Change, change, inWhole, type Place, withAt, withoutAt } from './change.ts';

/** Changes of a formula over segments and of its parts: `not` added and dropped, `all` for `any`, a part left out. */
export function formulaChanges(formula: Formula, place: Place): readonly Change<Formula>[] {
  const instead = (other: Formula) => change(other, place, quoted(formula), quoted(other));
  switch (formula.kind) {
    case 'member':
      return [instead({ kind: 'not', of: formula })];
    case 'not':
      return [instead(formula.of), ...inWhole(innerChanges(formula.of, place), (of) => ({ ...formula, of }))];
    case 'all':
    case 'any': {
      const { of } = formula;
      const several =
        of.length < 2
          ? []
          : [
              { ...formula, kind: formula.kind === 'all' ? ('any' as const) : ('all' as const) },
              ...of.map((_, index) => ({ ...formula, of: withoutAt(of, index) })),
            ];
      return [
        ...several.map(instead),
        ...of.flatMap((part, index) =>
          inWhole(formulaChanges(part, place), (changed) => ({ ...formula, of: withAt(of, index, changed) })),
        ),
      ];
    }
  }
}

/** Within a `not`: a `not` more would be the `not` dropped. */
const innerChanges = (formula: Formula, place: Place): readonly Change<Formula>[] =>
  formula.kind === 'member' ? [] : formulaChanges(formula, place);

const quoted = (formula: Formula): string => `\`${formulaText(formula)}\``;

function formulaText(formula: Formula): string {
  switch (formula.kind) {
    case 'member':
      return formula.segment;
    case 'not':
      return `not(${formulaText(formula.of)})`;
    case 'all':
    case 'any':
      return `${formula.kind}(${formula.of.map(formulaText).join(', ')})`;
  }
}
