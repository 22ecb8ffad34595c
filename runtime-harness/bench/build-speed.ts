// Measures how long `segc build` takes, after `npm run build`: `npx jiti runtime-harness/bench/build-speed.ts [runs] [file]`
// prints a table, and writes the figures as JSON to the file, `.segc/bench/build-speed.json` when none is named.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { measureBuildSpeed, ratioSuffix } from './measure-build.ts';

const [runs = '5', file = '.segc/bench/build-speed.json'] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(runs)) {
  process.stderr.write(`error: ${runs} is no number of runs\nUsage: npx jiti runtime-harness/bench/build-speed.ts 5\n`);
  process.exit(2);
}
const figures = measureBuildSpeed({
  runs: Number(runs),
  rows: 1000,
  files: 200,
  progress: (what) => process.stderr.write(`${what}\n`),
});
const cell = (value: number) => value.toFixed(2).padStart(8);
process.stdout.write(`${''.padEnd(56)}  median     min     max\n`);
for (const [name, { median, min, max }] of Object.entries(figures)) {
  const unit = name.endsWith(ratioSuffix) ? 'times' : 's';
  process.stdout.write(`${name.padEnd(56)}${cell(median)}${cell(min)}${cell(max)} ${unit}\n`);
}
const target = resolve(file);
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `${JSON.stringify(figures, null, 2)}\n`);
process.stdout.write(`written to ${file}\n`);
