import { cpus, totalmem } from 'node:os';
import Table from 'cli-table3';
import type { Spread } from './ratio.ts';
import type { BenchResult } from './run-bench.ts';

/** What the figures were taken with. */
export interface BenchConditions {
  readonly events: number;
  readonly checkEvents: number;
  readonly runs: number;
  readonly seed: number;
  readonly plan: string;
}

const plain = { head: [], border: [], compact: true };

/** The figures as two tables, and what parts have to say below them. */
export function tablesOf({ contestants, ratios, texts: others }: BenchResult): string {
  const times = new Table({
    head: ['contestant', 'seconds', 'from', 'to', 'events/s', 'deployed in s', 'runs'],
    style: plain,
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
  });
  for (const { name, seconds, eventsPerSecond, deploySeconds } of contestants) {
    const deployed = deploySeconds === null ? '' : deploySeconds.median.toFixed(1);
    const rate = Math.round(eventsPerSecond.median).toLocaleString('en');
    times.push([name, ...texts(seconds), rate, deployed, seconds.runs]);
  }
  const quotients = new Table({
    head: ['ratio', 'what', 'median', 'from', 'to', 'better', 'runs'],
    style: plain,
    colAligns: ['left', 'left', 'right', 'right', 'right', 'left', 'right'],
  });
  for (const { name, about, better, spread } of ratios)
    quotients.push([name, about, ...texts(spread), better, spread.runs]);
  const tables = [...(contestants.length > 0 ? [times.toString()] : []), quotients.toString()];
  return [...tables, ...others].map((text) => `${text.trimEnd()}\n`).join('');
}

const texts = ({ median, min, max }: Spread) => [median, min, max].map((value) => value.toFixed(value < 10 ? 2 : 1));

/** The figures as JSON; times in seconds, a time ratio is ours divided by theirs. */
export function jsonOf(result: BenchResult, conditions: BenchConditions): string {
  const [cpu] = cpus();
  const machine = {
    cores: cpus().length,
    cpu: cpu?.model ?? '',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
  };
  const ratios = Object.fromEntries(result.ratios.map(({ name, spread }) => [name, spread]));
  const meanings = Object.fromEntries(
    result.ratios.map(({ name, about, better }) => [name, `${about}; ${better} is better`]),
  );
  const contestants = Object.fromEntries(result.contestants.map(({ name, ...figures }) => [name, figures]));
  return `${JSON.stringify({ version: 1, machine, conditions, ratios, meanings, contestants, ...result.figures }, null, 2)}\n`;
}
