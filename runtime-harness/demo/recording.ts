import { readLog } from '../event-log/read-log.ts';

/** One line of a recording as it will be sent. */
export interface RecordedEvent {
  readonly userId: string;
  /** Epoch ms, shifted. */
  readonly ts: number;
  /** The message's text. */
  readonly text: string;
}

/**
 * Reads a recording and shifts it so that its last event happens at `endAt`, gaps kept: then expiry by Redis's clock means what it meant
 * on the day (design of the store: Redis expires by the wall clock).
 *
 * @param endAt epoch ms
 */
export async function readShifted(file: string, endAt: number): Promise<RecordedEvent[]> {
  const events: { userId: string; ts: number }[] = [];
  for await (const lines of readLog(file)) {
    for (const { bytes } of lines) events.push(JSON.parse(bytes.toString('utf8')) as { userId: string; ts: number });
  }
  const last = events.reduce((latest, { ts }) => Math.max(latest, ts), 0);
  return events.map((event) => {
    const ts = event.ts + endAt - last;
    return { userId: event.userId, ts, text: JSON.stringify({ ...event, ts }) };
  });
}
