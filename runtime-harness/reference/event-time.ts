import { startClock } from './clock.ts';

/** SEMANTICS §8. How far event time has come, and which events come too late for it. Of partitions the first, 0, is meant when none is given. */
export interface EventTime {
  /** An event at `ts`, epoch ms, has arrived in a partition. Whether it is late; then it changes nothing. */
  event(ts: number, partition?: number): boolean;
  /** A time mark has arrived in a partition. */
  mark(ts: number, partition?: number): void;
  /** Event time has reached an instant, epoch ms, in every partition. */
  reach(instant: number): void;
  /** The watermark of all partitions together, epoch ms; -Infinity at first. */
  watermark(): number;
  /** Largest `ts` of an event that was not late, epoch ms; -Infinity before the first. */
  lastEventAt(): number;
}

/** No message has arrived. */
export function startEventTime(partitions: number, latenessMs: number): EventTime {
  const clock = startClock(partitions, latenessMs);
  // In an object, because a variable would be a new number on the heap each time.
  const last = { at: Number.NEGATIVE_INFINITY };
  return {
    event(ts, partition = 0) {
      if (ts <= clock.watermark()) return true;
      if (ts > last.at) last.at = ts;
      clock.message(partition, ts);
      return false;
    },
    mark: (ts, partition = 0) => clock.message(partition, ts),
    reach: clock.silence,
    watermark: clock.watermark,
    lastEventAt: () => last.at,
  };
}
