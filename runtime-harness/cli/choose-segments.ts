import { membersOf } from '../../compiler/ir/combination.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { UserError } from '../../flink-deploy/local/user-error.ts';

/** A program of the segments with these ids, and those that they are made of; the whole one when no id is given. */
export function chooseSegments(program: Program, ids: readonly string[]): Program {
  if (ids.length === 0) return program;
  const known = new Map(program.segments.map((segment) => [segment.id, segment]));
  const wanted = new Set<string>();
  const choose = (id: string): void => {
    const segment = known.get(id);
    if (segment === undefined)
      throw new UserError(`no segment has the id "${id}"`, `There are: ${[...known.keys()].join(', ')}.`);
    if (wanted.has(id)) return;
    wanted.add(id);
    if (segment.enter.kind === 'combination') membersOf(segment.enter.formula).forEach(choose);
  };
  ids.forEach(choose);
  return { ...program, segments: program.segments.filter(({ id }) => wanted.has(id)) };
}
