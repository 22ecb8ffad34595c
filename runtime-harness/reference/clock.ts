/**
 * SEMANTICS §8. Event time of each partition as a plain value: its watermark in epoch ms, -Infinity before its first message.
 * Everything at or below the smallest of them has been decided.
 */
export type Clock = readonly number[];

/** No partition has seen a message. */
export function startClock(partitions: number): Clock {
  return new Array<number>(partitions).fill(Number.NEGATIVE_INFINITY);
}

/** The clock after a message with time `ts` in one partition: an older message moves nothing. */
export function afterMessage(clock: Clock, partition: number, ts: number, latenessMs: number): Clock {
  const reached = ts - latenessMs - 1;
  const before = clock[partition];
  if (before === undefined) throw new RangeError(`There is no partition ${partition} among ${clock.length}.`);
  return reached <= before ? clock : clock.with(partition, reached);
}

/** The clock when event time has reached `instant` in every partition. */
export function afterSilence(clock: Clock, instant: number): Clock {
  return clock.map((watermark) => Math.max(watermark, instant));
}

/** The watermark of all partitions together: the smallest. */
export function watermarkOf(clock: Clock): number {
  return Math.min(...clock);
}
