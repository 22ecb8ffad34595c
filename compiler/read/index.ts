import type { Project } from 'ts-morph';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { membersOf } from '../ir/combination.ts';
import type { Expression } from '../ir/expression.ts';
import type { Program } from '../ir/program.ts';
import { noFunctions, type RuleFunction, type RuleFunctions } from '../ir/rule-functions.ts';
import type { Span } from '../ir/span.ts';
import { type Declarations, nodeOf } from '../source/declarations.ts';
import type { Places } from '../source/places.ts';
import { readDuration } from './duration.ts';
import { createReader } from './reader.ts';
import { readSchema } from './schema.ts';
import { readSegment } from './segment.ts';

/** Declarations → IR, and the functions that it was read from. Everything that could be read is in the program; what could not is a diagnostic. */
export function readProgram(
  declarations: Declarations,
  project: Project,
  places: Places,
): { program: Program | null; functions: RuleFunctions; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const [source, ...others] = declarations.sources;
  if (source === undefined || others.length > 0) {
    const node = others[0] && nodeOf(project, others[0]);
    diagnostics.push(diagnose('SEG004', node ? places.of(node) : null, { found: declarations.sources.length }));
    return nothingRead(diagnostics);
  }
  const call = nodeOf(project, source);
  if (call === null) {
    const found = 'not to be found: call `eventSource<YourEvent>(...)` by this name';
    diagnostics.push(diagnose('SEG404', null, { found }));
    return nothingRead(diagnostics);
  }
  const events = readSchema(call, places, (diagnostic) => diagnostics.push(diagnostic));
  if (events === null) return nothingRead(diagnostics);
  const { schema, shapes } = events;
  const functions = new WeakMap<Expression, RuleFunction>();
  const readerAt = (span: Span | null) => createReader(project, places, schema, diagnostics, functions, span);
  const reader = readerAt(places.of(call));
  const lateness: number = source.lateness;
  const latenessMs = lateness === 0 ? 0 : readDuration(source.lateness, '`lateness`', source, reader);
  const segments = declarations.segments
    .flatMap((rule) => {
      const at = declarations.exportedAt.get(rule) ?? null;
      const node = nodeOf(project, rule);
      return readSegment(rule, readerAt(node ? places.of(node) : at)) ?? [];
    })
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const retentionMs = source.retention === null ? null : readDuration(source.retention, '`retention`', source, reader);
  if (latenessMs === null || (source.retention !== null && retentionMs === null)) return nothingRead(once(diagnostics));
  const read = new Set(segments.map(({ id }) => id));
  const unread = new Set(declarations.segments.map(({ id }) => id).filter((id) => !read.has(id)));
  // What is wrong with a part has been said; of a combination with it nothing can be.
  const whole = segments.filter(
    ({ enter }) => enter.kind !== 'combination' || !membersOf(enter.formula).some((id) => unread.has(id)),
  );
  return {
    program: { source: { topic: source.topic, latenessMs, retentionMs, schema }, segments: whole },
    functions: { of: functions, shapes },
    diagnostics: once(diagnostics),
  };
}

const nothingRead = (diagnostics: Diagnostic[]) => ({ program: null, functions: noFunctions, diagnostics });

/** What several segments share is complained about once. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}
