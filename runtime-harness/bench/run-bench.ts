import type { Chart } from './charts/line-chart.ts';
import type { Bench, Contestant, Findings, Part, Picture, Prepared } from './part.ts';
import {
  type Measurement,
  type RatioResult,
  type RatioRule,
  type Run,
  ratioOf,
  type Spread,
  spreadOf,
} from './ratio.ts';

/** All that a bench has found. */
export interface BenchResult {
  readonly contestants: readonly ContestantResult[];
  readonly ratios: readonly RatioResult[];
  readonly charts: readonly Chart[];
  readonly pictures: readonly Picture[];
  /** What parts have found in their own way, by part. */
  readonly figures: { readonly [part: string]: unknown };
  /** The same as text. */
  readonly texts: readonly string[];
  /** What kept a part from measuring in its own way. The rest stands. */
  readonly failures: readonly string[];
}

export interface ContestantResult {
  readonly name: string;
  readonly seconds: Spread;
  readonly eventsPerSecond: Spread;
  /** Seconds for planning and submission; null of what is not deployed. */
  readonly deploySeconds: Spread | null;
}

/** Checks the wanted contestants of the parts, lets each play once untimed, then times them in turn, run after run, each beginning with another one, so that what disturbs the machine disturbs all of them. A ratio needs all of its contestants. */
export async function runBench(
  bench: Bench,
  parts: readonly Part[],
  { runs, isWanted }: { readonly runs: number; readonly isWanted: (contestant: string) => boolean },
): Promise<BenchResult> {
  const prepared: (Prepared & { readonly part: string })[] = [];
  for (const part of parts) prepared.push({ part: part.name, ...(await part.prepare(bench)) });
  const orInterrupted = interruptible(bench.interruption);
  const all = prepared.flatMap((each) => each.contestants).filter(({ name }) => isWanted(name));
  const contestants = [...new Map(all.map((one) => [one.name, one])).values()];
  for (const [number, contestant] of contestants.entries()) {
    bench.tell(`checking ${contestant.name} (${number + 1} of ${contestants.length})`);
    await orInterrupted(contestant.check());
  }
  // Until the JVMs have compiled what they run, an order of contestants is a ranking.
  for (const contestant of contestants.filter((each) => each.runs === undefined)) {
    bench.tell(`warming up: ${contestant.name}`);
    await orInterrupted(contestant.run());
  }
  const measured: Run[] = [];
  for (let run = 1; run <= runs; run++) measured.push(await orInterrupted(oneRun(bench, contestants, run, runs)));

  const findings = new Map<string, Findings>();
  const failures: string[] = [];
  for (const { part, measure } of prepared) {
    if (measure === undefined) continue;
    try {
      findings.set(part, await orInterrupted(measure()));
    } catch (error) {
      if (bench.interruption.aborted) throw error;
      failures.push(`${part}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  const figures = new Map(contestants.map(({ name }) => [name, resultOf(name, measured)]));
  const rules = [...new Map(prepared.flatMap((each) => each.ratios).map((rule) => [rule.name, rule])).values()];
  return {
    contestants: [...figures.values()].filter((figure) => figure !== null),
    ratios: [
      ...rules.flatMap((rule) => ratioResult(rule, measured)),
      ...[...findings.values()].flatMap(({ ratios = [] }) => ratios),
    ],
    charts: [
      ...prepared.flatMap(({ charts }) => charts?.((name) => figures.get(name)?.seconds.median) ?? []),
      ...[...findings.values()].flatMap(({ charts = [] }) => charts),
    ],
    pictures: [...findings.values()].flatMap(({ pictures = [] }) => pictures),
    figures: Object.fromEntries([...findings].map(([part, found]) => [part, found.figures])),
    texts: [...findings.values()].flatMap(({ text = [] }) => text),
    failures,
  };
}

/** What several benches have found, as one. */
export function joined(results: readonly BenchResult[]): BenchResult {
  return {
    contestants: results.flatMap(({ contestants }) => contestants),
    ratios: results.flatMap(({ ratios }) => ratios),
    charts: results.flatMap(({ charts }) => charts),
    pictures: results.flatMap(({ pictures }) => pictures),
    figures: Object.assign({}, ...results.map(({ figures }) => figures)),
    texts: results.flatMap(({ texts }) => texts),
    failures: results.flatMap(({ failures }) => failures),
  };
}

/** How long what is interrupted gets to end by itself, in ms. */
const graceMs = 5_000;

/** Waits for work, or for the user to interrupt it. */
function interruptible(interruption: AbortSignal): <T>(work: Promise<T>) => Promise<T> {
  const interrupted = new Promise<never>((_, reject) => {
    interruption.addEventListener('abort', () => setTimeout(() => reject(interruption.reason), graceMs));
  });
  interrupted.catch(() => {});
  return (work) =>
    Promise.race([work, interrupted]).catch((error: unknown) => {
      throw interruption.aborted ? interruption.reason : error;
    });
}

async function oneRun(bench: Bench, contestants: readonly Contestant[], run: number, of: number): Promise<Run> {
  const measurements = new Map<string, Measurement>();
  // Each run begins with another one: who comes first, or behind a job that has left much garbage, pays for it.
  const first = Math.floor(((run - 1) * contestants.length) / of);
  for (const { name, runs = of, run: measure } of [...contestants.slice(first), ...contestants.slice(0, first)]) {
    if (run > runs) continue;
    bench.interruption.throwIfAborted();
    const measurement = await measure();
    measurements.set(name, measurement);
    const { seconds, deploySeconds } = measurement;
    const deployed = deploySeconds === undefined ? '' : `, deployed in ${deploySeconds.toFixed(1)} s`;
    bench.tell(`run ${run} of ${of}: ${name}: ${seconds.toFixed(1)} s${deployed}`);
  }
  return measurements;
}

function resultOf(name: string, runs: readonly Run[]): ContestantResult | null {
  const all = runs.flatMap((run) => run.get(name) ?? []);
  const seconds = spreadOf(all.map((each) => each.seconds));
  const eventsPerSecond = spreadOf(all.map((each) => each.events / each.seconds));
  if (seconds === null || eventsPerSecond === null) return null;
  return { name, seconds, eventsPerSecond, deploySeconds: spreadOf(all.flatMap((each) => each.deploySeconds ?? [])) };
}

function ratioResult(rule: RatioRule, runs: readonly Run[]): readonly RatioResult[] {
  const spread = ratioOf(rule, runs);
  return spread === null
    ? []
    : [{ name: rule.name, about: rule.about, better: rule.of === 'seconds' ? 'less' : 'more', spread }];
}
