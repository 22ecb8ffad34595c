import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recording } from '../events/recording.ts';
import { collected } from '../flink/collect.ts';
import { jarsOfStack, moduleJar, runJava } from '../flink/java.ts';
import { runJob } from '../flink/run-job.ts';
import type { Bench, Contestant } from '../part.ts';
import { absenceRows } from '../rules/absence/absence-rules.ts';
import { type Entry, entriesOf, requireEntries } from './claims.ts';

export const cepName = 'DataStream CEP';
export const processFunctionName = (count: number) => `process function ${count}`;

/** One absence rule with the CEP library. */
export const cep = (bench: Bench) => javaContestant(bench, cepName, 'CepJob', 1);

/** Absence rules in one keyed process function written by hand. */
export const processFunction = (bench: Bench, count: number) =>
  javaContestant(bench, processFunctionName(count), 'TimersJob', count);

/** A job of `runtime-harness/bench/java` over the first `count` absence rules. */
async function javaContestant(bench: Bench, name: string, main: string, count: number): Promise<Contestant> {
  const program = await bench.rules.program('absence', count);
  const { addresses, interruption } = bench;

  async function run(recording: Recording, sink: string | null) {
    const topic = await bench.topicOf(recording);
    const jar = await moduleJar(bench, 'java');
    const { flink: cluster } = await jarsOfStack(bench);
    const options = {
      flink: addresses.flink,
      jar,
      kafka: addresses.kafka,
      topic,
      parallelism: bench.parallelism,
      rules: rulesFile(bench, count),
      ...(sink !== null && { sink }),
    };
    const start = async () => {
      const args = Object.entries(options).flatMap(([option, value]) => [`--${option}`, String(value)]);
      const printed = await runJava([jar, ...cluster], [`io.segc.bench.${main}`, ...args], interruption);
      const id = /^job ([0-9a-f]{32})$/m.exec(printed)?.[1];
      if (id === undefined) throw new Error(`${main} printed no job: ${printed}`);
      return id;
    };
    return runJob({ flink: addresses.flink, interruption, events: recording.events, start });
  }

  return {
    name,
    async check() {
      const messages = await collected(bench, (sink) => run(bench.checked, sink));
      const actual = messages.map((message) => JSON.parse(message) as Entry);
      requireEntries(name, entriesOf(await bench.rules.timeline(program, bench.checked)), actual);
    },
    run: () => run(bench.timed, null),
  };
}

/** The rules as the Java side reads them. */
function rulesFile({ folder }: Bench, count: number): string {
  const file = join(folder, `absence-${count}.json`);
  const rules = absenceRows
    .slice(0, count)
    .map(({ id, product, minutes }) => ({ id, product, forMs: minutes * 60_000 }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(rules)}\n`);
  return file;
}
