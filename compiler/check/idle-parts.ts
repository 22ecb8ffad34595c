import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Behaviour } from '../ir/behaviour.ts';
import type { Schema } from '../ir/schema.ts';
import type { Span } from '../ir/span.ts';
import type { Check } from './index.ts';
import { behavioursIn, placeIn, triggersOf } from './parts.ts';
import { holdsWithin } from './proof/contained.ts';

/** Each part of a behaviour changes when it holds. */
export const idleParts: Check = ({ source: { schema }, segments }) =>
  segments.flatMap((segment) =>
    triggersOf(segment)
      .flatMap(behavioursIn)
      .flatMap((behaviour) => idlePart(behaviour, placeIn(segment, behaviour), schema) ?? []),
  );

function idlePart(behaviour: Behaviour, span: Span, schema: Schema): Diagnostic | null {
  switch (behaviour.kind) {
    case 'absence':
      return holdsWithin(behaviour.no, behaviour.after, schema) ? diagnose('SEG513', span, {}) : null;
    case 'count':
      return behaviour.atLeast === 1 ? diagnose('SEG515', span, {}) : null;
    case 'firstTime':
      return behaviour.of.kind === 'firstTime' ? diagnose('SEG516', span, {}) : null;
    default:
      return null;
  }
}
