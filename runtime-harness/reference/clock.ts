/** SEMANTICS §8. Event time of a topic. Everything at or below its watermark has been decided. */
export interface Clock {
  /** The watermark of all partitions together, epoch ms: the smallest of theirs; -Infinity while one has had no message. */
  watermark(): number;
  /** A message with time `ts` has come in one partition; an older one moves nothing. */
  message(partition: number, ts: number): void;
  /** Event time has reached an instant, epoch ms, in every partition. */
  silence(instant: number): void;
}

/** No partition has seen a message. */
export function startClock(partitions: number, latenessMs: number): Clock {
  const watermarks = new Array<number>(partitions).fill(Number.NEGATIVE_INFINITY);
  // In an object, because a variable would be a new number on the heap each time.
  const all = { watermark: Number.NEGATIVE_INFINITY };

  function judge(): void {
    let least = Number.POSITIVE_INFINITY;
    for (const watermark of watermarks) if (watermark < least) least = watermark;
    all.watermark = least;
  }

  return {
    watermark: () => all.watermark,
    message(partition, ts) {
      const reached = ts - latenessMs - 1;
      const before = watermarks[partition];
      if (before === undefined) throw new RangeError(`There is no partition ${partition} among ${partitions}.`);
      if (reached <= before) return;
      watermarks[partition] = reached;
      judge();
    },
    silence(instant) {
      for (const [partition, before] of watermarks.entries()) watermarks[partition] = Math.max(before, instant);
      judge();
    },
  };
}
