import { diagnose } from '../diagnostics/diagnostic.ts';
import { suggestion } from '../diagnostics/suggestion.ts';
import { membersOf } from '../ir/combination.ts';
import type { Check } from './index.ts';
import { holdsFor } from './proof/formula.ts';

/** SEMANTICS §16. A combination is made of other segments, and asks for one membership at least. */
export const combinations: Check = ({ segments }) => {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  return segments.flatMap(({ id, enter, span }) => {
    if (enter.kind !== 'combination') return [];
    const { formula } = enter;
    const ofParts = membersOf(formula).flatMap((name) => {
      const other = byId.get(name);
      if (name === id) return [diagnose('SEG502', span, { id })];
      if (other === undefined) {
        const ids = [...byId.keys()].filter((known) => known !== id);
        const advice = ids.length === 0 ? 'No other is exported.' : sentence(suggestion(name, ids));
        return [diagnose('SEG501', span, { segment: name, advice })];
      }
      if (other.enter.kind !== 'combination') return [];
      const related = [{ message: `"${name}" is declared here`, span: other.span }];
      return [diagnose('SEG503', span, { id, other: name }, related)];
    });
    if (ofParts.length > 0 || !holdsFor(formula, new Set())) return ofParts;
    return [diagnose('SEG504', span, { id })];
  });
};

const sentence = (text: string) => (/[.?]$/.test(text) ? text : `${text}.`);
