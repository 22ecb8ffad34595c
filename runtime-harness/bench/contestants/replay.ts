import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { programToJson } from '../../../compiler/ir/json.ts';
import type { Recording } from '../events/recording.ts';
import { moduleJar, runJava } from '../flink/java.ts';
import type { Bench, Contestant } from '../part.ts';
import type { Measurement } from '../ratio.ts';
import type { RuleSet } from '../rule-sets.ts';
import { type Entry, entriesOf, requireEntries, requireTimeline } from './claims.ts';

const run = promisify(execFile);
const worker = fileURLToPath(new URL('../replay/worker.js', import.meta.url));

export const replayName = (set: RuleSet) => `replay ${set}`;
export const esperName = 'Esper peer';

/** Rules in segc's replay: one process, one thread, the events from a file. */
export async function replay(bench: Bench, set: RuleSet): Promise<Contestant> {
  const program = await bench.rules.program(set);
  const name = replayName(set);
  const ir = join(bench.folder, `replay-${set}.json`);
  const results = join(bench.folder, `replay-${set}.jsonl`);

  async function play(recording: Recording): Promise<Measurement> {
    writeFileSync(ir, programToJson(program));
    const { stdout } = await run(process.execPath, [worker, ir, recording.file, results], {
      signal: bench.interruption,
    });
    return measured(stdout, recording);
  }
  return {
    name,
    async check() {
      await play(bench.checked);
      // What the bench compares with comes from the same engine, in another process, fed in another way and until all has expired.
      const { decided, last } = await decidedBy(bench, set);
      const expired = linesOf(results);
      requireTimeline(
        name,
        decided,
        expired.filter((line) => (JSON.parse(line) as { at: number }).at <= last),
      );
    },
    run: () => play(bench.timed),
  };
}

/** The transitions of the small recording up to its last event: what comes after depends on how long one waits. */
async function decidedBy({ rules, checked }: Bench, set: RuleSet) {
  const last = (JSON.parse(linesOf(checked.file).at(-1) ?? '') as { readonly ts: number }).ts;
  const timeline = await rules.timeline(await rules.program(set), checked);
  return { last, decided: timeline.filter(({ at }) => at <= last) };
}

/** The same rules as the set `peer` in Esper: one process, one thread, the same file. */
export async function esper(bench: Bench): Promise<Contestant> {
  const program = await bench.rules.program('peer');
  const results = join(bench.folder, 'esper.jsonl');
  async function play(recording: Recording): Promise<Measurement> {
    const jar = await moduleJar(bench, 'esper');
    const args = ['io.segc.bench.esper.Replay', recording.file, results];
    return measured(await runJava([jar], args, bench.interruption), recording);
  }
  return {
    name: esperName,
    async check() {
      await play(bench.checked);
      const actual = linesOf(results).map((line) => JSON.parse(line) as Entry);
      requireEntries(esperName, entriesOf(await bench.rules.timeline(program, bench.checked)), actual);
    },
    run: () => play(bench.timed),
  };
}

function measured(stdout: string, { events }: Recording): Measurement {
  const seconds = Number(/^seconds ([\d.]+)/m.exec(stdout)?.[1]);
  if (!(seconds > 0)) throw new Error(`no seconds in ${JSON.stringify(stdout)}`);
  return { seconds, events };
}

function linesOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8').trimEnd();
  return text === '' ? [] : text.split('\n');
}
