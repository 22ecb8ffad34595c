import { Command, InvalidArgumentError } from 'commander';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { type FuzzReport, runFuzz } from './run-fuzz.ts';

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
  .option('--json', 'print one JSON object on stdout')
  .addHelpText(
    'after',
    '\nExit code: 0, or 1 when a module made segc crash, hang, or complain without a reason.\n\nExamples:\n  npm run fuzz -- --modules 1000 --seed 7\n',
  )
  .parse();

const { modules, seed, workers, json } = program.opts<{
  modules: number;
  seed: number;
  workers: number;
  json?: boolean;
}>();

const report = await runFuzz({
  packageRoot: packageRoot(),
  seed,
  modules,
  workers,
  onProgress: (done) => process.stderr.isTTY && process.stderr.write(`\r${done} of ${modules}`),
});
if (process.stderr.isTTY) process.stderr.write('\r');
process.stdout.write(json ? `${JSON.stringify(report)}\n` : inWords(report));
process.exitCode = report.failed === 0 ? 0 : 1;

function inWords({ accepted, refused, refusedBy, failures, failed, seconds }: FuzzReport): string {
  const parts = failures.map(
    ({ what, message, module, times, text }) =>
      `${what}, ${times} ${times === 1 ? 'time' : 'times'}: ${message}\n  module ${module} of seed ${seed}, shrunk:\n${text
        .trimEnd()
        .split('\n')
        .map((line) => `    ${line}\n`)
        .join('')}\n`,
  );
  const codes = Object.entries(refusedBy).map(([code, times]) => `  ${code} ${times}\n`);
  return `${parts.join('')}refused with\n${codes.join('')}${modules} modules, seed ${seed}, ${seconds} s: ${accepted} accepted, ${refused} refused, ${failed} failed\n`;
}
