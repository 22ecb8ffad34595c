import { diagnose } from '../diagnostics/diagnostic.ts';
import { placeOf } from '../ir/place.ts';
import type { Check } from './index.ts';
import { placeIn } from './parts.ts';
import { holdsWithin } from './proof/contained.ts';
import { neverHolds } from './proof/never-holds.ts';

/** SEMANTICS §7. What both enters and exits does both, in this order: such a membership lasts for no time. An exit can happen. */
export const exits: Check = ({ source: { schema }, segments }) =>
  segments.flatMap((segment) => {
    const { id, enter, exit } = segment;
    if (exit === null) return [];
    const never = neverHolds(exit, schema);
    if (never !== null) return [diagnose('SEG514', placeIn(segment, never.part), { id, because: never.because })];
    if (enter.kind === 'combination' || neverHolds(enter, schema) || !holdsWithin(enter, exit, schema)) return [];
    const place = placeOf(enter);
    const related = place === undefined ? [] : [{ message: 'what enters', span: place }];
    return [diagnose('SEG510', placeIn(segment, exit), { id }, related)];
  });
