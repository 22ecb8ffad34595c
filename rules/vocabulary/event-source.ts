import type { Absence } from './absence.ts';
import type { Behaviour, EventBehaviour } from './behaviour.ts';
import type { Count, CountDescription } from './count.ts';
import type { Duration } from './duration.ts';
import type { EventEnvelope, EventOfType } from './event.ts';
import type { FirstTime } from './first-time.ts';
import type { NotSeen } from './not-seen.ts';
import type { Occurs } from './occurs.ts';
import type { Per, StringField } from './per.ts';
import type { AnyEnter, AnyPart, DescriptionOf, KeyOf, PartOf } from './rule-error.ts';
import type { Segment } from './segment.ts';
import type { Sequence, SequenceDescription } from './sequence.ts';
import type {
  Closed,
  Countable,
  Live,
  Session,
  SessionDescription,
  SessionMetric,
  SessionMetrics,
  Values,
} from './session.ts';

export interface EventSourceOptions {
  /** Kafka topic that carries the events. */
  readonly topic: string;
  /** How far behind the newest event one may arrive and still count; one that comes later goes to the late topic. */
  readonly lateness: Duration;
  /** How long the topic keeps events, if that is known: a rule that looks back further is then refused. */
  readonly retention?: Duration;
}

/** The words to write segments with, typed by the events `E` of one source. */
export interface EventSource<E extends EventEnvelope> {
  readonly kind: 'source';
  readonly topic: string;
  readonly lateness: Duration;
  readonly retention: Duration | null;

  /**
   * An event of a type, and, with a predicate, only where it holds.
   *
   * @example when('product_view', (view) => (view.price ?? 0) > 200)
   */
  when<T extends E['type']>(
    type: T | readonly T[],
    where?: (event: EventOfType<E, T>) => boolean,
  ): Occurs<E, EventOfType<E, T>>;

  /**
   * Something that has held several times within a time. It holds at the time that makes it enough, and at each one after it for which it still is.
   *
   * @example count({ of: when('product_view'), atLeast: 3, within: hours(1) })
   */
  count<B extends AnyPart<E>>(description: CountDescription<PartOf<B>>): Count<E>;

  /**
   * One thing after the other within a time; other events may lie between. It holds at the event that completes it.
   *
   * @example sequence({ steps: [when('product_view'), when('add_to_cart')], where: (view, add) => view.productId === add.productId, within: hours(1) })
   */
  sequence<const Steps extends readonly AnyPart<E>[]>(description: SequenceDescription<E, Steps>): Sequence<E>;

  /**
   * The first time ever that something holds for the user. One mark a user is kept for good.
   *
   * @example firstTime(when('purchase'))
   */
  firstTime<B extends AnyPart<E>>(of: PartOf<B>): FirstTime<E>;

  /**
   * `after`, and then no `no` for a time. Every further `after` starts the clock again. The user needs to send nothing for it to hold.
   * It does not mean "no `no` ever": one before the `after` is no matter.
   *
   * @example absence({ after: when('add_to_cart'), no: when('purchase'), for: minutes(30) })
   */
  absence<After extends AnyPart<E>, No extends AnyPart<E>>(description: {
    readonly after: PartOf<After>;
    readonly no: PartOf<No>;
    readonly for: Duration;
  }): Absence<E>;

  /**
   * A user of whom nothing, or nothing of a kind, has been seen for a time. Who never did it is not meant.
   *
   * @example notSeen({ for: days(30) })
   */
  notSeen<B extends AnyPart<E>>(description: { readonly of?: PartOf<B>; readonly for: Duration }): NotSeen<E>;

  /**
   * A visit and its metrics, judged `live` (as soon as it holds) or `closed` (when the visit has ended).
   *
   * @example session({ gap: minutes(30), count: { pages: when('product_view') }, live: (visit) => visit.pages > 3 })
   */
  session<
    const Counts extends string = never,
    const Distincts extends string = never,
    const Sums extends string = never,
    const Mins extends string = never,
    const Maxs extends string = never,
    const Averages extends string = never,
  >(
    description: SessionDescription<E, Counts, Distincts, Sums, Mins, Maxs, Averages> &
      Live<SessionMetrics<E, Counts | Distincts | Sums, Mins | Maxs | Averages>>,
  ): Session<E, 'live'>;
  session<
    const Counts extends string = never,
    const Distincts extends string = never,
    const Sums extends string = never,
    const Mins extends string = never,
    const Maxs extends string = never,
    const Averages extends string = never,
  >(
    description: SessionDescription<E, Counts, Distincts, Sums, Mins, Maxs, Averages> &
      Closed<SessionMetrics<E, Counts | Distincts | Sums, Mins | Maxs | Averages>>,
  ): Session<E, 'closed'>;

  /**
   * A value of each event of a type, for the metrics of a session.
   *
   * @example session({ gap: minutes(30), sum: { basket: each('add_to_cart', (add) => add.price) }, live: (visit) => visit.basket > 100 })
   */
  each<T extends E['type'], V extends Countable>(
    type: T | readonly T[],
    value: (event: EventOfType<E, T>) => V,
  ): Values<E, V>;

  /**
   * A behaviour judged for each value of a field by itself: per cart, per product. Events without the field are left out. The membership is the user's.
   *
   * @example per('productId', absence({ after: when('add_to_cart'), no: when('purchase'), for: minutes(30) }))
   */
  per<const F extends StringField<E> | (string & Record<never, never>)>(field: KeyOf<E, F>, of: Behaviour<E>): Per<E>;

  /**
   * A segment: who is in it, and for how long.
   *
   * @param id lower-case words joined by `-`; the name under which Redis and the change topic know it.
   */
  segment<Enter extends AnyEnter<E>>(id: string, description: DescriptionOf<E, Enter>): Segment<E>;
}

/**
 * Declares where events come from. `E` is the discriminated union of the events, and the schema of the topic.
 *
 * @example export const shop = eventSource<ShopEvent>({ topic: 'shop-events', lateness: seconds(5) })
 */
export function eventSource<E extends EventEnvelope>(options: EventSourceOptions): EventSource<E> {
  const occurs = (type: string | readonly string[], where: unknown): Occurs<E, never> => ({
    kind: 'occurs',
    holds: 'at an event',
    types: typeof type === 'string' ? [type] : [...type],
    where: (where as ((event: never) => boolean) | undefined) ?? null,
  });
  const source: Omit<EventSource<E>, 'session'> & { session(description: AnySession<E>): Session<E> } = {
    kind: 'source',
    topic: options.topic,
    lateness: options.lateness,
    retention: options.retention ?? null,
    when: (type, where) => occurs(type, where),
    count: (description) => ({ kind: 'count', holds: 'at an event', ...description }) as unknown as Count<E>,
    sequence: ({ steps, where, within }) => ({
      kind: 'sequence',
      holds: 'at an event',
      steps: steps as unknown as readonly EventBehaviour<E>[],
      where: (where as ((...events: never[]) => boolean) | undefined) ?? null,
      within,
    }),
    firstTime: (of) => ({ kind: 'firstTime', holds: 'at an event', of: of as EventBehaviour<E> }),
    absence: (description) => ({ kind: 'absence', holds: timePassed, ...description }) as unknown as Absence<E>,
    notSeen: ({ of, for: span }) => ({
      kind: 'notSeen',
      holds: timePassed,
      of: (of ?? null) as EventBehaviour<E> | null,
      for: span,
    }),
    session: (description) => ({
      kind: 'session',
      holds: description.live === undefined ? timePassed : 'at an event',
      gap: description.gap,
      judged: description.live === undefined ? 'closed' : 'live',
      metrics: metricsOf(description),
      predicate: (description.live ?? description.closed) as (metrics: never) => boolean,
    }),
    each: (type, value) => ({
      kind: 'values',
      of: occurs(type, undefined),
      value: value as unknown as (event: never) => never,
    }),
    per: (field, of) => ({ kind: 'per', field: field as string, of }),
    segment: (id, description) => ({ kind: 'segment', id, ...description }) as unknown as Segment<E>,
  };
  return source as unknown as EventSource<E>;
}

const timePassed =
  'when time has passed, not at an event: give it a segment of its own, and combine segments with all(), any() and not()';

type AnySession<E extends EventEnvelope> = SessionDescription<E, string, string, string, string, string, string> & {
  readonly live?: (session: never) => boolean;
  readonly closed?: (session: never) => boolean;
};

/** The metrics by name. A name that two groups use is kept twice, told apart by a space, for the reader to refuse. */
function metricsOf<E extends EventEnvelope>(description: AnySession<E>): { [name: string]: SessionMetric<E> } {
  const metrics: { [name: string]: SessionMetric<E> } = {};
  for (const kind of ['count', 'distinct', 'sum', 'min', 'max', 'average'] as const) {
    for (const [name, of] of Object.entries(description[kind] ?? {})) {
      metrics[Object.hasOwn(metrics, name) ? `${name} ${kind}` : name] = { kind, of } as SessionMetric<E>;
    }
  }
  return metrics;
}
