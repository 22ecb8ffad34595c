/** When Kafka got which event times: from this it is known at which instant event time had passed a deadline. */
export interface Arrivals {
  /** Notes that Kafka has appended an event. In the order of the appends of a partition. @param ts and `appendedAt` are epoch ms */
  add(partition: number, ts: number, appendedAt: number): void;
  /**
   * The instant at which an event at `ts` or later had been appended to every partition, epoch ms; undefined when that has not been so.
   * The watermark passes D with what was appended at `reached(D + lateness + 1)` (SEMANTICS §8).
   */
  reached(ts: number): number | undefined;
}

/** @param partitions how many the topic has */
export function createArrivals(partitions: number): Arrivals {
  const newest = Array.from({ length: partitions }, () => ({ ts: [] as number[], appendedAt: [] as number[] }));
  return {
    add(partition, ts, appendedAt) {
      const known = newest[partition];
      if (known === undefined || ts <= (known.ts.at(-1) ?? Number.NEGATIVE_INFINITY)) return;
      known.ts.push(ts);
      known.appendedAt.push(appendedAt);
    },
    reached(ts) {
      let latest = Number.NEGATIVE_INFINITY;
      for (const known of newest) {
        const at = known.appendedAt[firstAtLeast(known.ts, ts)];
        if (at === undefined) return undefined;
        latest = Math.max(latest, at);
      }
      return latest;
    },
  };
}

/** The index of the first value that is `least` or more; the length when there is none. @param ascending sorted values */
function firstAtLeast(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
