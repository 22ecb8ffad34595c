import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Program } from '../ir/program.ts';
import type { Span } from '../ir/span.ts';
import { combinations } from './combinations.ts';
import { containment } from './containment.ts';
import { declaredValues } from './declared-values.ts';
import { entered } from './entered.ts';
import { exits } from './exits.ts';
import { idleParts } from './idle-parts.ts';
import { predicates } from './predicates.ts';
import { retention } from './retention.ts';
import { segmentIds } from './segment-ids.ts';
import { uniqueSegmentIds } from './unique-segment-ids.ts';

/** A law over the whole program. */
export type Check = (program: Program) => Diagnostic[];

/** In this order: the first complaint is the clearest. */
const checks: readonly Check[] = [segmentIds, uniqueSegmentIds, combinations, retention];

/** What these find is often a consequence of what one before has found at the same place, and then left out. */
const reasoning: readonly Check[] = [declaredValues, entered, exits, predicates, idleParts, containment];

/** All complaints about a program that could be read. */
export const checkProgram: Check = (program) => {
  const found = checks.flatMap((check) => check(program));
  const reasoned: Diagnostic[] = [];
  for (const check of reasoning) {
    const causes = [...reasoned];
    for (const diagnostic of check(program)) {
      const isConsequence = causes.some((cause) => cause.severity === 'error' && within(cause.span, diagnostic.span));
      const isRepeated = reasoned.some((other) => isSame(other, diagnostic));
      const isAtCause = causes.some(
        (cause) => within(cause.span, diagnostic.span) && within(diagnostic.span, cause.span),
      );
      if (!isConsequence && !isRepeated && !isAtCause) reasoned.push(diagnostic);
    }
  }
  return [...found, ...reasoned];
};

const before = (line: number, column: number, otherLine: number, otherColumn: number) =>
  line < otherLine || (line === otherLine && column <= otherColumn);

function within(inner: Span | null, outer: Span | null): boolean {
  if (inner === null || outer === null || inner.file !== outer.file) return false;
  return (
    before(outer.line, outer.column, inner.line, inner.column) &&
    before(inner.endLine, inner.endColumn, outer.endLine, outer.endColumn)
  );
}

/** A factory that is called often says the same at the same place once. */
const isSame = (one: Diagnostic, other: Diagnostic): boolean =>
  one.code === other.code &&
  one.finding === other.finding &&
  within(one.span, other.span) &&
  within(other.span, one.span);
