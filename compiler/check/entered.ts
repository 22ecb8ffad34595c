import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Check } from './index.ts';
import { placeIn } from './parts.ts';
import { neverTrueFormula } from './proof/formula.ts';
import { neverHolds } from './proof/never-holds.ts';

/** A segment is one that users can enter. */
export const entered: Check = ({ source: { schema }, segments }) =>
  segments.flatMap((segment) => {
    const { id, enter } = segment;
    if (enter.kind === 'combination') {
      const because = 'no memberships make its formula true';
      return neverTrueFormula(enter.formula) ? [diagnose('SEG509', segment.span, { id, because })] : [];
    }
    const found = neverHolds(enter, schema);
    return found === null ? [] : [diagnose('SEG509', placeIn(segment, found.part), { id, because: found.because })];
  });
