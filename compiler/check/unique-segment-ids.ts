import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Segment } from '../ir/segment.ts';
import type { Check } from './index.ts';

/** A segment id names one segment. */
export const uniqueSegmentIds: Check = ({ segments }) => {
  const first = new Map<string, Segment>();
  return segments.flatMap((segment) => {
    const other = first.get(segment.id);
    if (other === undefined) {
      first.set(segment.id, segment);
      return [];
    }
    return [diagnose('SEG201', segment.span, { id: segment.id }, [{ message: 'the other one', span: other.span }])];
  });
};
