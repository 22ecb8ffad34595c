import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import {
  factoryRepository,
  factoryTable,
  fileRepository,
  type RuleRepository,
  ruleFile,
  rulePath,
  tablePath,
  writeRepository,
} from './rule-repository.ts';

const packageFolder = packageRoot();

/** What was measured several times. */
export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: readonly number[];
}

/** Seconds by what was built, and under the same name with `ratioSuffix` how many times those of an empty `tsc` of the same run they are. */
export type BuildSpeed = { readonly [name: string]: Figure };

/** What the name of a ratio ends with. */
export const ratioSuffix = ' / empty tsc';

export interface BuildSpeedOptions {
  /** How often each is measured. */
  readonly runs: number;
  /** Rows of the factory's table. */
  readonly rows: number;
  /** Rule files beside each other. */
  readonly files: number;
  /** Told what is measured next. */
  readonly progress: (what: string) => void;
}

/** Runs a script of node in `folder`, and gives the seconds that it took. */
function secondsOf(script: string, args: readonly string[], folder: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status}\n${stderr}`);
  return seconds;
}

/** The figure of some measurements. */
export function figureOf(runs: readonly number[]): Figure {
  const sorted = [...runs].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (index: number) => sorted[Math.min(sorted.length - 1, index)] ?? 0;
  const median = (at(Math.ceil(middle) - 1) + at(Math.floor(middle))) / 2;
  return { median, min: at(0), max: at(sorted.length - 1), runs };
}

/** Measures `segc build` of many rules, from nothing and after a change, beside a `tsc` that has nothing to do. */
export function measureBuildSpeed({ runs, rows, files, progress }: BuildSpeedOptions): BuildSpeed {
  const root = mkdtempSync(join(tmpdir(), 'segc-bench-'));
  const measured = new Map<string, number[]>();
  const add = (name: string, seconds: number) => measured.set(name, [...(measured.get(name) ?? []), seconds]);
  const build = (folder: string) =>
    secondsOf(join(packageFolder, 'dist', 'compiler', 'cli', 'main.js'), ['build'], folder);
  /** A build from nothing, then one with nothing changed, then one with one file changed. */
  const measure = (name: string, repository: RuleRepository, changedPath: string, changedText: string) => {
    const folder = join(root, 'rules-repository');
    writeRepository(folder, repository);
    add(`${name}, cold`, build(folder));
    add(`${name}, nothing changed`, build(folder));
    writeFileSync(join(folder, changedPath), changedText);
    add(`${name}, one file changed`, build(folder));
    if (!readFileSync(join(folder, 'generated', 'manifest.json'), 'utf8').includes(`${8 * 86_400_000}`))
      throw new Error('the change is not in what was built');
    rmSync(folder, { recursive: true });
  };
  try {
    const empty = join(root, 'empty');
    mkdirSync(empty);
    writeFileSync(join(empty, 'empty.ts'), 'export {};\n');
    const tsc = join(packageFolder, 'node_modules', 'typescript', 'bin', 'tsc');
    for (let run = 1; run <= runs; run += 1) {
      progress(`run ${run} of ${runs}`);
      add('empty tsc', secondsOf(tsc, ['--noEmit', 'empty.ts'], empty));
      measure(`${rows} rules of a factory`, factoryRepository(rows), tablePath, factoryTable(rows, 8 * 1440));
      measure(`${files} rule files`, fileRepository(files), rulePath(1), ruleFile(1, 8));
    }
  } finally {
    rmSync(root, { recursive: true });
  }
  const tscs = measured.get('empty tsc') ?? [];
  const ratios = [...measured]
    .filter(([name]) => name !== 'empty tsc')
    .map(([name, each]): [string, Figure] => [
      `${name}${ratioSuffix}`,
      figureOf(each.map((seconds, run) => seconds / (tscs[run] ?? Number.NaN))),
    ]);
  return Object.fromEntries([...[...measured].map(([name, each]) => [name, figureOf(each)] as const), ...ratios]);
}
