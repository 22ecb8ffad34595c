import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Check } from './index.ts';
import { placeIn, predicatesIn } from './parts.ts';
import { alwaysTrue, neverTrue } from './proof/implies.ts';

/** A predicate decides something: it is neither always true nor never. */
export const predicates: Check = ({ source: { schema }, segments }) =>
  segments.flatMap((segment) =>
    predicatesIn(segment, schema).flatMap(({ what, condition, domain, given }) => {
      const span = placeIn(segment, condition);
      if (neverTrue(condition, domain, given)) return [diagnose('SEG506', span, { what })];
      // Written down as such, it is meant.
      if (condition.kind === 'literal' || !alwaysTrue(condition, domain, given)) return [];
      return [diagnose('SEG507', span, { what })];
    }),
  );
