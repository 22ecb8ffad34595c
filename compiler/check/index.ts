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
  const said = new Set<string>();
  for (const check of reasoning) {
    const errors = groupByFile(reasoned.filter(({ severity }) => severity === 'error'));
    const places = new Set(reasoned.map(placeOf));
    for (const diagnostic of check(program)) {
      const errorsOfFile = errors.get(diagnostic.span?.file ?? '') ?? [];
      const isConsequence = errorsOfFile.some((cause) => within(cause.span, diagnostic.span));
      const isAtCause = diagnostic.span !== null && places.has(placeOf(diagnostic));
      // A factory that is called often says the same at the same place once.
      const saying = JSON.stringify([diagnostic.code, diagnostic.finding, placeOf(diagnostic)]);
      const isRepeated = diagnostic.span !== null && said.has(saying);
      if (isConsequence || isRepeated || isAtCause) continue;
      reasoned.push(diagnostic);
      said.add(saying);
    }
  }
  return [...found, ...reasoned];
};

const placeOf = ({ span }: Diagnostic): string =>
  span === null ? '' : JSON.stringify([span.file, span.line, span.column, span.endLine, span.endColumn]);

function groupByFile(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const each of diagnostics) {
    const file = each.span?.file ?? '';
    const group = groups.get(file);
    if (group === undefined) groups.set(file, [each]);
    else group.push(each);
  }
  return groups;
}

const before = (line: number, column: number, otherLine: number, otherColumn: number) =>
  line < otherLine || (line === otherLine && column <= otherColumn);

function within(inner: Span | null, outer: Span | null): boolean {
  if (inner === null || outer === null || inner.file !== outer.file) return false;
  return (
    before(outer.line, outer.column, inner.line, inner.column) &&
    before(inner.endLine, inner.endColumn, outer.endLine, outer.endColumn)
  );
}
