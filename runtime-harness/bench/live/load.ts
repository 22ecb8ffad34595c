import { setTimeout as sleep } from 'node:timers/promises';
import type { Producer } from 'kafkajs';
import { type Arrivals, createArrivals } from './arrivals.ts';

/** An event that is to be sent now. */
export interface DueEvent {
  readonly userId: string;
  readonly type: string;
  /** Epoch ms. */
  readonly ts: number;
  readonly price?: number;
  /** What is to be learned from it; the segment it leads to. Null for nothing. */
  readonly kind: string | null;
}

/** An event that Kafka has. */
export interface SentEvent {
  readonly userId: string;
  readonly kind: string;
  /** Epoch ms. */
  readonly ts: number;
  /** When the broker appended it, by its own clock, epoch ms. */
  readonly appendedAt: number;
}

export interface LoadOptions {
  readonly producer: Producer;
  /** One whose records carry the time of their append (`message.timestamp.type = LogAppendTime`). */
  readonly topic: string;
  readonly partitions: number;
  /** Events a second. */
  readonly rate: number;
  /** The next event; `number` counts from 0. Its user stays in the partition that `partitionOf` says. */
  readonly next: (number: number) => DueEvent;
}

/** A steady stream of events into Kafka, until it is stopped. */
export interface Load {
  /** Events whose `kind` is not null, in the order of their partition. */
  readonly sent: readonly SentEvent[];
  readonly arrivals: Arrivals;
  /** Stops, and waits until Kafka has everything. @throws when a send has failed */
  stop(): Promise<void>;
}

/** How often what is due is sent, ms. */
const tickMs = 5;

/** The partition of a user whose id ends in digits. */
export const partitionOf = (userId: string, partitions: number): number =>
  Number(/\d{1,9}$/.exec(userId)?.[0] ?? 0) % partitions;

/**
 * Sends at a rate that does not depend on how fast anything answers: what is due goes out every 5 ms, also when earlier sends are still on
 * their way, so that a slow moment delays no event of the next.
 */
export function startLoad({ producer, topic, partitions, rate, next }: LoadOptions): Load {
  const sent: SentEvent[] = [];
  const arrivals = createArrivals(partitions);
  const onTheirWay = new Set<Promise<void>>();
  const begin = performance.now();
  let issued = 0;
  let running = true;
  let failure: unknown;

  const send = async (events: readonly DueEvent[]): Promise<void> => {
    const messages = events.map((event, index) => ({
      key: event.userId,
      value: messageOf(event, issued + index),
      partition: partitionOf(event.userId, partitions),
    }));
    const records = await producer.send({ topic, messages, acks: 1 });
    const appended = new Map(records.map(({ partition, logAppendTime }) => [partition, Number(logAppendTime)]));
    events.forEach(({ userId, kind, ts }, index) => {
      const partition = messages[index]?.partition ?? 0;
      const appendedAt = appended.get(partition) ?? -1;
      if (appendedAt < 0) throw new Error(`the records of topic ${topic} do not carry the time of their append`);
      arrivals.add(partition, ts, appendedAt);
      if (kind !== null) sent.push({ userId, kind, ts, appendedAt });
    });
  };

  const ticking = (async () => {
    while (running) {
      const due = Math.floor(((performance.now() - begin) * rate) / 1000) - issued;
      if (due > 0) {
        const sending: Promise<void> = send(Array.from({ length: due }, (_, index) => next(issued + index)))
          .catch((error: unknown) => {
            failure ??= error;
          })
          .finally(() => onTheirWay.delete(sending));
        onTheirWay.add(sending);
        issued += due;
      }
      await sleep(tickMs);
    }
  })();

  return {
    sent,
    arrivals,
    async stop() {
      running = false;
      await ticking;
      await Promise.all(onTheirWay);
      if (failure !== undefined) throw failure;
    },
  };
}

/** The message of an event. @param number makes its id, together with the user's */
export function messageOf({ userId, type, ts, price }: Omit<DueEvent, 'kind'>, number: number): string {
  return JSON.stringify({ eventId: `${userId}-${number}`, userId, type, ts, ...(price !== undefined && { price }) });
}
