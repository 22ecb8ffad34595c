/** How values are spread, all in ms. Percentiles are values that occurred (nearest rank). */
export interface Distribution {
  readonly samples: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  /** How many values lie in each bucket; what is below the first counts into it. */
  readonly histogram: readonly Bucket[];
}

/** Values of `fromMs` or more and less than `toMs`. */
export interface Bucket {
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
}

/** Buckets a factor of ten: fine enough for a picture on a logarithmic axis. */
const perDecade = 20;

/** The distribution of values in ms; null of none. */
export function distributionOf(values: readonly number[]): Distribution | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return {
    samples: sorted.length,
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
    p999: at(0.999),
    max: at(1),
    histogram: histogramOf(sorted),
  };
}

function histogramOf(sorted: Iterable<number>): Bucket[] {
  const counts = new Map<number, number>();
  for (const value of sorted) {
    const bucket = Math.floor(Math.log10(Math.max(1, value)) * perDecade);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  const edge = (bucket: number) => Math.round(10 ** (bucket / perDecade) * 100) / 100;
  return [...counts].map(([bucket, count]) => ({ fromMs: edge(bucket), toMs: edge(bucket + 1), count }));
}
