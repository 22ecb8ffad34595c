import Table from 'cli-table3';
import type { PlanChoice } from '../choose/choose-plan.ts';
import type { Program } from '../ir/program.ts';
import { fuseProgram } from '../lower/fused/index.ts';

/** How a program is run, and what that is expected to take, as text for people. */
export function renderChoice(program: Program, { plan, asked, expected }: PlanChoice): string {
  const { predicates, values } = fuseProgram(program).program;
  const shapes = new Map<string, number>();
  for (const { enter } of program.segments) shapes.set(shapeOf(enter), (shapes.get(shapeOf(enter)) ?? 0) + 1);
  const counted = [...shapes].sort().map(([shape, count]) => `${count} ${shape}`);
  const table = new Table({
    head: ['plan', 'stateful operators', 'time, pass-through = 1'],
    style: { head: [], border: [] },
  });
  for (const name of ['readable', 'fused'] as const) {
    const { statefulOperators, timesPassThrough } = expected[name];
    table.push([name === plan ? `${name} (chosen)` : name, statefulOperators, timesPassThrough.toFixed(1)]);
  }
  return [
    `${program.segments.length} segments by what lets users enter: ${counted.join(', ')}`,
    `${predicates.length} predicates and ${values.length} values are asked of events, each once for all segments that ask it`,
    `plan: ${plan}, ${asked === 'auto' ? 'which is expected to cost less' : 'as asked'}`,
    table.toString(),
    'The times are a rough guess from measurements (npm run bench): what counts is which is the smaller.',
  ]
    .join('\n')
    .concat('\n');
}

function shapeOf(enter: Program['segments'][number]['enter']): string {
  if (enter.kind === 'session') return `session, ${enter.judged}`;
  return enter.kind === 'per' ? `per ${enter.field}, ${enter.of.kind}` : enter.kind;
}
