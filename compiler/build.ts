import { createHash } from 'node:crypto';
import { choosePlan } from './choose/choose-plan.ts';
import { programToJson, segmentHash } from './ir/json.ts';
import type { Program } from './ir/program.ts';
import { longestDeadlineMs } from './lower/delays.ts';
import { fuseProgram } from './lower/fused/index.ts';
import { lowerProgram } from './lower/index.ts';
import type { PlanName } from './plan/plan-name.ts';
import { printFused } from './print/fused.ts';
import { type GeneratedFile, printPlan } from './print/index.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export interface BuildOptions {
  /** `readable`: a view for each thing that a rule says. `fused`: one operator for all rules. `auto`, the default: whichever is expected to cost less. */
  readonly plan?: PlanName;
}

/** lower → plan → print: everything that stands in `generated/`. Same program, same bytes. */
export function buildProgram(program: Program, { plan = 'auto' }: BuildOptions = {}): GeneratedFile[] {
  const chosen = choosePlan(plan);
  const { sql, others } = chosen === 'fused' ? buildFused(program) : buildReadable(program);
  const files = [{ path: 'ir.json', text: programToJson(program) }, ...others, ...sql];
  const manifest = {
    version: 1,
    plan: chosen,
    topic: program.source.topic,
    latenessMs: program.source.latenessMs,
    /** The longest time in ms from an event to what follows from silence after it. */
    longestDeadlineMs: longestDeadlineMs(program),
    segments: program.segments
      .map((segment) => ({ id: segment.id, rule: segmentHash(segment), ttlMs: segment.ttlMs }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    /** The SQL files in the order in which they are run. */
    run: sql.map(({ path }) => path),
    files: Object.fromEntries(files.map(({ path, text }) => [path, sha256(text)])),
  };
  return [...files, { path: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` }];
}

interface Built {
  /** In the order in which the files are run. */
  readonly sql: readonly GeneratedFile[];
  readonly others: readonly GeneratedFile[];
}

function buildReadable(program: Program): Built {
  return { sql: printPlan(lowerProgram(program)), others: [] };
}

function buildFused(program: Program): Built {
  const { program: text, sql } = printFused(fuseProgram(program));
  return { sql, others: [text] };
}
