import type { Formula } from '../ir/combination.ts';

/** The ids of the segments that a formula looks at, each once, sorted. */
export function membersOf(formula: Formula): string[] {
  const ids = (part: Formula): string[] =>
    part.kind === 'member' ? [part.segment] : part.kind === 'not' ? ids(part.of) : part.of.flatMap(ids);
  return [...new Set(ids(formula))].sort();
}

/** SEMANTICS §16. The formula in the notation of the function `combine`: `all(a,not(b))`. */
export function lowerFormula(formula: Formula): string {
  if (formula.kind === 'member') return formula.segment;
  const parts = formula.kind === 'not' ? [formula.of] : formula.of;
  return `${formula.kind}(${parts.map(lowerFormula).join(',')})`;
}
