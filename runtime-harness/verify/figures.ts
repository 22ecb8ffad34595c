import type { Program } from '../../compiler/ir/program.ts';
import { group } from '../timeline/diff.ts';
import type { Disagreement } from './findings.ts';
import type { SegmentReport, VerifyReport } from './report.ts';
import { samplesOf } from './samples.ts';
import type { Heard } from './trial.ts';

/** What a report says of the histories that were heard. */
export function figuresOf(
  program: Program,
  heard: readonly Heard[],
  disagreements: readonly Disagreement[],
): Pick<VerifyReport, 'rules' | 'histories' | 'comparisons' | 'transitions' | 'segments'> {
  const rules = program.segments.length;
  return {
    rules,
    histories: heard.length,
    comparisons: heard.length * rules,
    transitions: heard.reduce((sum, { testimony }) => sum + (testimony.flink?.length ?? 0), 0),
    segments: segmentReports(program, heard, disagreements),
  };
}

/** With one decimal. @param begin as `performance.now()` gave it */
export const secondsSince = (begin: number): number => Math.round((performance.now() - begin) / 100) / 10;

/** The first disagreements of each segment, of the shortest histories. */
export function chooseFrom(disagreements: readonly Disagreement[], perSegment: number): readonly Disagreement[] {
  const size = ({ heard }: Disagreement) => heard.history.messages.length;
  return [...group(disagreements, ({ segment }) => segment).values()].flatMap((ofSegment) =>
    [...ofSegment].sort((a, b) => size(a) - size(b)).slice(0, perSegment),
  );
}

/** What was found of each segment of a program. */
function segmentReports(
  { segments }: Program,
  heard: readonly Heard[],
  disagreements: readonly Disagreement[],
): readonly SegmentReport[] {
  const [aimed, transitions] = [new Map<string | null, number>(), new Map<string, number>()];
  for (const { history, testimony } of heard) {
    aimed.set(history.segment, (aimed.get(history.segment) ?? 0) + 1);
    for (const { segment } of testimony.flink ?? []) transitions.set(segment, (transitions.get(segment) ?? 0) + 1);
  }
  return segments.map(({ id }) => ({
    id,
    histories: aimed.get(id) ?? 0,
    transitions: transitions.get(id) ?? 0,
    differences: disagreements.filter(({ segment }) => segment === id).length,
    samples: samplesOf(id, heard),
  }));
}
