import { segmentsBehind } from '../../compiler/ir/combination.ts';
import type { Program } from '../../compiler/ir/program.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import { UserError } from '../../flink-deploy/local/user-error.ts';

/**
 * The segments with these ids, in the order of the program; all when no id is given.
 *
 * @throws UserError when there is none with such an id
 */
export function namedSegments({ segments }: Program, ids: readonly string[]): readonly Segment[] {
  const unknown = ids.find((id) => !segments.some((segment) => segment.id === id));
  if (unknown === undefined) return segments.filter(({ id }) => ids.length === 0 || ids.includes(id));
  throw new UserError(`no segment has the id "${unknown}"`, `There are: ${segments.map(({ id }) => id).join(', ')}.`);
}

/** A program of the segments with these ids, and those that they are made of; the whole one when no id is given. */
export function chooseSegments(program: Program, ids: readonly string[]): Program {
  const { segments } = program;
  const wanted = new Set(namedSegments(program, ids).flatMap((named) => segmentsBehind(named, segments)));
  return { ...program, segments: segments.filter((segment) => wanted.has(segment)) };
}
