import type { Formula } from '../ir/combination.ts';

/** SEMANTICS §16. The formula in the notation of the function `combine`: `all(a,not(b))`. */
export function lowerFormula(formula: Formula): string {
  if (formula.kind === 'member') return formula.segment;
  const parts = formula.kind === 'not' ? [formula.of] : formula.of;
  return `${formula.kind}(${parts.map(lowerFormula).join(',')})`;
}
