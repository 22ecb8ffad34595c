import type { Project } from 'ts-morph';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { membersOf } from '../ir/combination.ts';
import type { Expression } from '../ir/expression.ts';
import type { Program, Source } from '../ir/program.ts';
import { noFunctions, type RuleFunction, type RuleFunctions } from '../ir/rule-functions.ts';
import type { Schema } from '../ir/schema.ts';
import { type Segment, sorted } from '../ir/segment.ts';
import type { Span } from '../ir/span.ts';
import { type Declarations, nodeOf } from '../source/declarations.ts';
import type { Places } from '../source/places.ts';
import { readDuration } from './duration.ts';
import { createReader, type Reader } from './reader.ts';
import { readSchema } from './schema.ts';
import { readSegment } from './segment.ts';

/** What could be read of the rule files. */
export interface ReadRules {
  /** null when the events could not be read. */
  readonly program: Program | null;
  /** The functions that it was read from. */
  readonly functions: RuleFunctions;
  /** Rule file → its segments, in the order in which it exports them. */
  readonly byFile: ReadonlyMap<string, readonly Segment[]>;
  /** What could not be read. */
  readonly diagnostics: Diagnostic[];
}

/**
 * Declarations → IR. Everything that could be read is in the program; what could not is a diagnostic.
 *
 * @param known the source, if it has been read before; the declarations hold none then
 */
export function readProgram(
  declarations: Declarations,
  project: Project,
  places: Places,
  known: Source | null = null,
): ReadRules {
  const diagnostics: Diagnostic[] = [];
  const functions = new WeakMap<Expression, RuleFunction>();
  const readerAt = (schema: Schema, span: Span | null) =>
    createReader(project, places, schema, diagnostics, functions, span);
  const events =
    known === null
      ? readEvents(declarations, project, places, readerAt, diagnostics)
      : { source: known, schema: known.schema, shapes: noFunctions.shapes };
  if (events === null) return nothingRead(diagnostics);
  const { source, schema, shapes } = events;
  const byFile = new Map<string, Segment[]>();
  for (const rule of declarations.segments) {
    const at = declarations.exportedAt.get(rule) ?? null;
    const node = nodeOf(project, rule);
    const segment = readSegment(rule, readerAt(schema, node ? places.of(node) : at));
    if (segment === null) continue;
    const file = declarations.exportedBy.get(rule) ?? '';
    const before = byFile.get(file);
    if (before === undefined) byFile.set(file, [segment]);
    else before.push(segment);
  }
  if (source === null) return nothingRead(once(diagnostics));
  const segments = sorted([...byFile.values()].flat());
  const read = new Set(segments.map(({ id }) => id));
  const unread = new Set(declarations.segments.map(({ id }) => id).filter((id) => !read.has(id)));
  // What is wrong with a part has been said; of a combination with it nothing can be.
  const whole = segments.filter(
    ({ enter }) => enter.kind !== 'combination' || !membersOf(enter.formula).some((id) => unread.has(id)),
  );
  return {
    program: { source, segments: whole },
    functions: { of: functions, shapes },
    byFile,
    diagnostics: once(diagnostics),
  };
}

const nothingRead = (diagnostics: Diagnostic[]): ReadRules => ({
  program: null,
  functions: noFunctions,
  byFile: new Map(),
  diagnostics,
});

interface Events {
  /** null when a time of it could not be read. */
  readonly source: Source | null;
  readonly schema: Schema;
  readonly shapes: RuleFunctions['shapes'];
}

/** The one source of the events; null when there is none, or when its schema could not be read. */
function readEvents(
  declarations: Declarations,
  project: Project,
  places: Places,
  readerAt: (schema: Schema, span: Span) => Reader,
  diagnostics: Diagnostic[],
): Events | null {
  const [source, ...others] = declarations.sources;
  if (source === undefined || others.length > 0) {
    const node = others[0] && nodeOf(project, others[0]);
    diagnostics.push(diagnose('SEG004', node ? places.of(node) : null, { found: declarations.sources.length }));
    return null;
  }
  const call = nodeOf(project, source);
  if (call === null) {
    const found = 'not to be found: call `eventSource<YourEvent>(...)` by this name';
    diagnostics.push(diagnose('SEG404', null, { found }));
    return null;
  }
  const events = readSchema(call, places, (diagnostic) => diagnostics.push(diagnostic));
  if (events === null) return null;
  const { schema } = events;
  const reader = readerAt(schema, places.of(call));
  const lateness: number = source.lateness;
  const latenessMs = lateness === 0 ? 0 : readDuration(source.lateness, '`lateness`', source, reader);
  const retentionMs = source.retention === null ? null : readDuration(source.retention, '`retention`', source, reader);
  const isRead = latenessMs !== null && (source.retention === null || retentionMs !== null);
  return { ...events, source: isRead ? { topic: source.topic, latenessMs, retentionMs, schema } : null };
}

/** What several segments share is complained about once. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}
