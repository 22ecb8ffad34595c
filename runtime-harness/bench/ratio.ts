/** A figure over several runs. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** How many runs it is made of. */
  readonly runs: number;
}

/** The middle of numbers; of an even count of them, the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** Median, least and greatest of figures, or null when there are none. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  return { median: median(values), min: Math.min(...values), max: Math.max(...values), runs: values.length };
}

/** What is asked of the figures of two contestants, or more. */
export interface RatioRule {
  /** Its key in the JSON. */
  readonly name: string;
  /** The contestant whose figure is divided. */
  readonly ours: string;
  /** The contestants by the best of which it is divided, each run anew. */
  readonly theirs: readonly string[];
  /** `seconds`: ours / theirs, less is better, and the best of theirs is the least. `rate`: events a second, ours / theirs, more is better. */
  readonly of: 'seconds' | 'rate';
  /** In words, for the table. */
  readonly about: string;
}

/** What one run of a contestant came to. */
export interface Measurement {
  /** Seconds that the events took. */
  readonly seconds: number;
  readonly events: number;
  /** Seconds before that: planning, submission, start. */
  readonly deploySeconds?: number;
}

/** The measurements of one run, by contestant. */
export type Run = ReadonlyMap<string, Measurement>;

/** A ratio in each run that has all its contestants: they are divided within a run, so that what disturbed the run disturbs both sides. */
export function ratioOf({ ours, theirs, of }: RatioRule, runs: readonly Run[]): Spread | null {
  const figure = ({ seconds, events }: Measurement) => (of === 'seconds' ? seconds : events / seconds);
  const ratios = runs.flatMap((run) => {
    const own = run.get(ours);
    const others = theirs.map((name) => run.get(name)).filter((each) => each !== undefined);
    if (own === undefined || others.length < theirs.length) return [];
    const best = of === 'seconds' ? Math.min(...others.map(figure)) : Math.max(...others.map(figure));
    return [figure(own) / best];
  });
  return spreadOf(ratios);
}

/** A ratio as it came out. */
export interface RatioResult {
  readonly name: string;
  readonly about: string;
  /** `less` when a smaller ratio is better, else `more`. */
  readonly better: 'less' | 'more';
  readonly spread: Spread;
}
