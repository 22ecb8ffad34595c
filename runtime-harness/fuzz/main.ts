import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { stackAddresses } from '../../flink-deploy/local/addresses.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import { explainModules, type RefusedModule } from './explain-modules.ts';
import { moduleOf } from './modules.ts';
import { type FuzzReport, runFuzz } from './run-fuzz.ts';
import { readWorlds } from './worlds.ts';

const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is wanted.');
  return Number(text);
};

/** `npm run fuzz`: arbitrary rule modules, each of which is compiled or refused with a diagnostic. */
const program = new Command('fuzz')
  .description('compile arbitrary rule modules: each is accepted, or refused with a diagnostic')
  .option('--modules <n>', 'how many modules', whole, 10_000)
  .option('--seed <n>', 'same seed, same modules', whole, 1)
  .option('--workers <n>', 'processes at once', whole, 2)
  .option('--explain <n>', 'have the SQL Gateway plan so many of the accepted modules', whole, 0)
  .option('--json', 'print one JSON object on stdout')
  .addHelpText(
    'after',
    '\nExit code: 0, or 1 when a module made segc crash, hang, or complain without a reason, or gave SQL that Flink refuses.\n--explain needs a stack: `segc up`, or addresses in the environment.\n\nExamples:\n  npm run fuzz -- --modules 1000 --seed 7\n  npm run fuzz -- --modules 1000 --explain 200\n',
  )
  .parse();

const { modules, seed, workers, explain, json } = program.opts<{
  modules: number;
  seed: number;
  workers: number;
  explain: number;
  json?: boolean;
}>();

const showProgress = (text: string) => process.stderr.isTTY && process.stderr.write(`\r${text}\x1b[K`);
const addresses = explain > 0 ? stackAddresses({ workDir: process.cwd() }) : null;
const report = await runFuzz({
  packageRoot: packageRoot(),
  seed,
  modules,
  workers,
  onProgress: (done) => showProgress(`${done} of ${modules}`),
});
const refusals = addresses === null ? [] : await explainSome(addresses);
showProgress('');
const { acceptedModules, ...counts } = report;
const planned = Math.min(explain, acceptedModules.length);
process.stdout.write(
  json
    ? `${JSON.stringify({ ...counts, planned, refusedByFlink: refusals.map(({ module, ...rest }) => ({ module: module.name, ...rest })) })}\n`
    : inWords(report) + planInWords(),
);
process.exitCode = report.failed === 0 && refusals.length === 0 ? 0 : 1;

/** A sample that is spread evenly over the accepted modules. */
async function explainSome(addresses: StackAddresses): Promise<RefusedModule[]> {
  const { acceptedModules } = report;
  const worlds = readWorlds(packageRoot());
  const step = Math.max(1, acceptedModules.length / explain);
  const sample = Array.from({ length: Math.min(explain, acceptedModules.length) }, (_, number) =>
    moduleOf(seed, acceptedModules[Math.floor(number * step)] ?? 0, worlds),
  );
  const folder = mkdtempSync(join(tmpdir(), 'segc-fuzz-'));
  const vocabulary = join(packageRoot(), 'rules', 'vocabulary', 'index.ts');
  try {
    const onProgress = (done: number) => showProgress(`planned ${done} of ${sample.length}`);
    return await explainModules(sample, addresses, { folder, vocabulary }, 3, onProgress);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function planInWords(): string {
  if (addresses === null) return '';
  const parts = refusals.map(
    ({ module, message, statement }) =>
      `Flink refuses ${module.name}: ${message}\n${indented(module.text)}  at\n${indented(statement)}\n`,
  );
  return `${parts.join('')}${planned} of the accepted planned by Flink, ${refusals.length} refused\n`;
}

function inWords({ accepted, refused, refusedBy, failures, failed, seconds }: FuzzReport): string {
  const parts = failures.map(
    ({ what, message, module, times, text }) =>
      `${what}, ${times} ${times === 1 ? 'time' : 'times'}: ${message}\n  module ${module} of seed ${seed}, shrunk:\n${indented(text)}\n`,
  );
  const codes = Object.entries(refusedBy).map(([code, times]) => `  ${code} ${times}\n`);
  return `${parts.join('')}refused with\n${codes.join('')}${modules} modules, seed ${seed}, ${seconds} s: ${accepted} accepted, ${refused} refused, ${failed} failed\n`;
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('');
}
