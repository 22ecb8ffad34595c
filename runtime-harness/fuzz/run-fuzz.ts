import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorker, type Worker } from './ask-worker.ts';
import { moduleOf } from './modules.ts';
import { type Failure, failed, type Outcome, sameness } from './outcome.ts';
import { readWorlds } from './worlds.ts';

export interface FuzzOptions {
  readonly packageRoot: string;
  readonly seed: number;
  readonly modules: number;
  readonly workers: number;
  readonly onProgress: (done: number) => void;
}

export interface FuzzReport {
  readonly modules: number;
  readonly seed: number;
  readonly accepted: number;
  readonly refused: number;
  /** How many modules were refused with each code. */
  readonly refusedBy: { readonly [code: string]: number };
  readonly failed: number;
  /** One of each kind of failure, with the module's text shrunk. */
  readonly failures: readonly (Failure & { readonly module: number; readonly times: number; readonly text: string })[];
  readonly acceptedModules: readonly number[];
  readonly seconds: number;
}

/** Modules of one world that share a TypeScript project, which is dear to open. */
const together = 60;
const timeoutMs = (modules: number) => 30_000 + 1_000 * modules;

/** Compiles arbitrary modules in processes of their own, and counts what became of them. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { seed } = options;
  const begin = performance.now();
  const batches = batchesOf(options);
  const outcomes = new Map<number, Outcome>();
  const work = async (worker: Worker) => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
      const answer = await worker.ask({ ask: 'try', seed, indices: batch }, timeoutMs(batch.length));
      if (typeof answer === 'string') {
        const [index] = batch;
        if (batch.length === 1 && index !== undefined) {
          const what = answer === 'overdue' ? 'hang' : 'crash';
          outcomes.set(index, failed(what, answer === 'overdue' ? 'no answer in time' : 'the process ended'));
        } else {
          const middle = Math.ceil(batch.length / 2);
          batches.push(batch.slice(0, middle), batch.slice(middle));
        }
      } else if ('outcomes' in answer) {
        for (const [name, outcome] of answer.outcomes) outcomes.set(Number(name.slice(1)), outcome);
        options.onProgress(outcomes.size);
      }
    }
  };
  const folder = mkdtempSync(join(tmpdir(), 'segc-fuzz-'));
  const workers = Array.from({ length: options.workers }, (_, number) => startWorker(join(folder, String(number))));
  try {
    await Promise.all(workers.map(work));
    const first = workers[0] as Worker;
    return { ...count(options, outcomes), failures: await shrunk(options, outcomes, first), seconds: seconds(begin) };
  } finally {
    for (const worker of workers) worker.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const seconds = (begin: number) => Math.round((performance.now() - begin) / 100) / 10;

function batchesOf({ packageRoot, seed, modules }: FuzzOptions): number[][] {
  const worlds = readWorlds(packageRoot);
  const byWorld = new Map<string, number[]>();
  for (let index = 0; index < modules; index += 1) {
    const { world } = moduleOf(seed, index, worlds);
    const some = byWorld.get(world.name) ?? [];
    some.push(index);
    byWorld.set(world.name, some);
  }
  return [...byWorld.values()].flatMap((indices) =>
    Array.from({ length: Math.ceil(indices.length / together) }, (_, number) =>
      indices.slice(number * together, (number + 1) * together),
    ),
  );
}

function count({ modules, seed }: FuzzOptions, outcomes: ReadonlyMap<number, Outcome>) {
  const of = (kind: Outcome['kind']) => [...outcomes].filter(([, outcome]) => outcome.kind === kind);
  const refusedBy: Record<string, number> = {};
  for (const outcome of outcomes.values())
    if (outcome.kind === 'refused') for (const code of outcome.codes) refusedBy[code] = (refusedBy[code] ?? 0) + 1;
  return {
    modules,
    seed,
    accepted: of('accepted').length,
    refused: of('refused').length,
    refusedBy: Object.fromEntries(Object.entries(refusedBy).sort()),
    // A module without an outcome was lost, which is a failure too.
    failed: modules - of('accepted').length - of('refused').length,
    acceptedModules: of('accepted')
      .map(([index]) => index)
      .sort((a, b) => a - b),
  };
}

async function shrunk({ packageRoot, seed }: FuzzOptions, outcomes: ReadonlyMap<number, Outcome>, worker: Worker) {
  const kinds = new Map<string, { failure: Failure; module: number; times: number }>();
  for (const [module, outcome] of [...outcomes].sort(([a], [b]) => a - b)) {
    if (outcome.kind !== 'failed') continue;
    const kind = kinds.get(sameness(outcome.failure)) ?? { failure: outcome.failure, module, times: 0 };
    kinds.set(sameness(outcome.failure), { ...kind, times: kind.times + 1 });
  }
  const worlds = readWorlds(packageRoot);
  const found = [];
  for (const { failure, module, times } of kinds.values()) {
    const answer = await worker.ask({ ask: 'shrink', seed, index: module }, 120_000);
    const text = typeof answer === 'object' && 'text' in answer ? answer.text : moduleOf(seed, module, worlds).text;
    found.push({ ...failure, module, times, text });
  }
  return found;
}
