import { createHash } from 'node:crypto';
import { programToJson } from './ir/json.ts';
import type { Program } from './ir/program.ts';
import { longestDeadlineMs } from './lower/delays.ts';
import { lowerProgram } from './lower/index.ts';
import { type GeneratedFile, printPlan } from './print/index.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** lower → plan → print: everything that stands in `generated/`. Same program, same bytes. */
export function buildProgram(program: Program): GeneratedFile[] {
  const plan = lowerProgram(program);
  const sql = printPlan(plan);
  const files = [{ path: 'ir.json', text: programToJson(program) }, ...sql];
  const manifest = {
    version: 1,
    topic: program.source.topic,
    latenessMs: program.source.latenessMs,
    /** The longest time in ms from an event to what follows from silence after it. */
    longestDeadlineMs: longestDeadlineMs(program),
    segments: [...plan.segments, ...plan.combinations]
      .map(({ id, rule, ttlMs }) => ({ id, rule, ttlMs }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    /** The SQL files in the order in which they are run. */
    run: sql.map(({ path }) => path),
    files: Object.fromEntries(files.map(({ path, text }) => [path, sha256(text)])),
  };
  return [...files, { path: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` }];
}
