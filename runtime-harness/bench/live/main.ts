import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { flinkSetting } from '../../../flink-deploy/cli/option-values.ts';
import { packageRoot } from '../../../flink-deploy/local/package-root.ts';
import { stopwatch } from '../../cli/stopwatch.ts';
import { wholeNumber } from '../../cli/whole-number.ts';
import { withStack } from '../../cli/with-stack.ts';
import {
  type BenchOptions,
  buildBench,
  measureLatency,
  measureState,
  measureWave,
  type StateOptions,
} from './index.ts';
import { picturesOf } from './pictures/index.ts';
import { type LiveResults, summaryOf } from './summary.ts';

const measurements = ['latency', 'wave', 'state'] as const;

interface Options {
  readonly only?: readonly (typeof measurements)[number][];
  readonly seconds: number;
  readonly warmUp: number;
  readonly rate: number;
  readonly othersRate: number;
  readonly users: number;
  readonly backend: readonly StateOptions['backend'][];
  readonly partitions: number;
  readonly lateness: number;
  readonly generated?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly json?: string;
  readonly svg?: string;
}

const options = new Command('bench-live')
  .description('measure a job that runs: latency from Kafka to Redis, a wave of deadlines, state over time')
  .addOption(new Option('--only <what...>', 'not all three').choices(measurements))
  .option('--seconds <s>', 'how long latencies are measured', wholeNumber(1), 60)
  .option('--warm-up <s>', 'how long the load runs before', wholeNumber(0), 30)
  .option('--rate <n>', 'events a second for the latency', wholeNumber(1), 2_000)
  .option('--others-rate <n>', 'events a second of other users around the wave', wholeNumber(1), 500)
  .option('--users <n>', 'users of the wave, and visitors for the state', wholeNumber(1), 1_000_000)
  .addOption(
    new Option('--backend <which...>', 'state backends that are measured')
      .choices(['hashmap', 'rocksdb'])
      .default(['hashmap', 'rocksdb']),
  )
  .option('--partitions <n>', 'partitions of the source topic, and parallelism', wholeNumber(1), 2)
  .option('--lateness <ms>', 'how late events may be; not with --generated', wholeNumber(0), 5_000)
  .option(
    '--generated <folder>',
    'what "segc build --rules runtime-harness/bench/live/rules" wrote; built when not given',
  )
  .option('--set <key=value>', 'a setting of Flink for the job; may be repeated', flinkSetting)
  .option('--json <file>', 'write the results there')
  .option('--svg <folder>', 'draw latency.svg, wave.svg and state.svg there')
  .addHelpText(
    'after',
    '\nA running local stack is used, else one is started for it.\n\nExamples:\n  npx jiti runtime-harness/bench/live/main.ts --only latency --json latency.json\n  npx jiti runtime-harness/bench/live/main.ts --only state --users 100000 --backend rocksdb --svg pictures\n',
  )
  .parse()
  .opts<Options>();

/** A million users at once have their state on the heap. */
const taskHeapMb = 6_144;

const { step } = stopwatch();
const scratch = await mkdtemp(join(tmpdir(), 'segc-bench-'));
try {
  await withStack({ step, taskHeapMb, shortPauses: true }, async (addresses) => {
    const generated = options.generated === undefined ? scratch : resolve(options.generated);
    if (options.generated === undefined) await buildBench(packageRoot(), scratch, options.lateness);
    const common = { addresses, generated, partitions: options.partitions, flinkSettings: options.set ?? {} };
    await write(await measureAll(common));
  });
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function measureAll(common: BenchOptions): Promise<LiveResults> {
  const { only = measurements, seconds, warmUp: warmUpSeconds, rate, othersRate, users, backend } = options;
  const isAsked = (what: (typeof measurements)[number]) => only.includes(what);
  const latency = isAsked('latency')
    ? await step('latency', (onStep) => measureLatency({ ...common, seconds, warmUpSeconds, rate, onStep }))
    : undefined;
  const wave = isAsked('wave')
    ? await step('wave', (onStep) => measureWave({ ...common, users, seconds, rate: othersRate, onStep }))
    : undefined;
  const state = [];
  for (const each of isAsked('state') ? backend : []) {
    state.push(await step(`state, ${each}`, (onStep) => measureState({ ...common, users, backend: each, onStep })));
  }
  return { ...(latency && { latency }), ...(wave && { wave }), ...(state.length > 0 && { state }) };
}

async function write(results: LiveResults): Promise<void> {
  process.stdout.write(summaryOf(results));
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
  if (options.svg === undefined) return;
  await mkdir(options.svg, { recursive: true });
  for (const { file, svg } of picturesOf(results)) await writeFile(join(options.svg, file), svg);
}
