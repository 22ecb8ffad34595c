import type { Absence } from './absence.ts';
import type { Duration } from './duration.ts';
import type { EventEnvelope, EventOfType } from './event.ts';
import type { Occurs } from './occurs.ts';
import type { Segment, SegmentDescription } from './segment.ts';
import type { Session, SessionDescription } from './session.ts';

export interface EventSourceOptions {
  /** Kafka topic that carries the events. */
  readonly topic: string;
  /** How far behind the newest event one may arrive and still count; one that comes later goes to the late topic. */
  readonly lateness: Duration;
}

/** The words to write segments with, typed by the events `E` of one source. */
export interface EventSource<E extends EventEnvelope> {
  readonly kind: 'source';
  readonly topic: string;
  readonly lateness: Duration;

  /**
   * An event of a type, and, with a predicate, only where it holds.
   *
   * @example when('product_view', (view) => (view.price ?? 0) > 200)
   */
  when<T extends E['type']>(type: T | readonly T[], where?: (event: EventOfType<E, T>) => boolean): Occurs<E>;

  /**
   * `after`, and then no `no` for a time. Every further `after` starts the clock again. The user needs to send nothing for it to hold.
   * It does not mean "no `no` ever": one before the `after` is no matter.
   *
   * @example absence({ after: when('add_to_cart'), no: when('purchase'), for: minutes(30) })
   */
  absence(description: { readonly after: Occurs<E>; readonly no: Occurs<E>; readonly for: Duration }): Absence<E>;

  /**
   * A visit and its metrics, judged `live` (as soon as it holds) or `closed` (when the visit has ended).
   *
   * @example session({ gap: minutes(30), count: { pages: when('product_view') }, live: (s) => s.pages > 3 })
   */
  session<const Counts extends string = never>(description: SessionDescription<E, Counts>): Session<E>;

  /**
   * A segment: who is in it, and for how long.
   *
   * @param id lower-case words joined by `-`; the name under which Redis and the change topic know it.
   */
  segment(id: string, description: SegmentDescription<E>): Segment<E>;
}

/**
 * Declares where events come from. `E` is the discriminated union of the events, and the schema of the topic.
 *
 * @example export const shop = eventSource<ShopEvent>({ topic: 'shop-events', lateness: seconds(5) })
 */
export function eventSource<E extends EventEnvelope>(options: EventSourceOptions): EventSource<E> {
  return {
    kind: 'source',
    topic: options.topic,
    lateness: options.lateness,
    when: (type, where) => ({
      kind: 'occurs',
      types: typeof type === 'string' ? [type] : [...type],
      where: (where as ((event: never) => boolean) | undefined) ?? null,
    }),
    absence: (description) => ({ kind: 'absence', ...description }),
    session: (description) => ({
      kind: 'session',
      gap: description.gap,
      judged: description.live === undefined ? 'closed' : 'live',
      counts: description.count ?? {},
      holds: (description.live ?? description.closed) as (metrics: never) => boolean,
    }),
    segment: (id, description) => ({ kind: 'segment', id, ...description }),
  };
}
