import type { Session } from '../../compiler/ir/session.ts';
import type { Event } from '../event-log/event.ts';
import { never } from './interpreter.ts';
import type { Predicates } from './predicates.ts';
import { type PreparedMetric, prepareMetric } from './session-metric.ts';
import type { MetricPlaces, Visit } from './visit.ts';

/** The sessions of a user, or of a part of its events (§15), by the place of their gap; null where none is open, or none has ended. */
export type Visits = (Visit | null)[];

/** Where in the sessions a behaviour finds its own. */
export interface SessionPlaces {
  readonly visit: number;
  readonly metrics: MetricPlaces;
  /** Among what has `held` of a visit; -1 where it is judged closed. */
  readonly held: number;
}

/**
 * SEMANTICS §6. Which events belong together depends on nothing but the gap. So the sessions of one gap are kept once, for all the behaviours that
 * judge them, with the metrics of all.
 */
export interface VisitKeeper {
  /** Prepares keeping the sessions that a behaviour judges. To be called before the first session begins. */
  keepFor(session: Session, predicates: Predicates): SessionPlaces;
  /** Whether somebody judges sessions. */
  isNeeded(): boolean;
  /** None is open. */
  begin(): Visits;
  isBlank(visits: Visits): boolean;
  /** When the first of them ends unless an event comes, epoch ms; Infinity when none is open. */
  wakeAt(visits: Visits): number;
  /** The next event, which joins them or begins them; at last + gap exactly it still joins. */
  take(visits: Visits, event: Event): void;
  /** Ends those that end at an instant at which there is no event: these, or null when there are none. */
  end(visits: Visits, instant: number): Visits | null;
}

interface Gap {
  readonly gapMs: number;
  readonly metrics: PreparedMetric[];
  /** Type of events → the places of the metrics that hear it; filled as types come. */
  readonly listening: Map<string, readonly number[]>;
  /** How many are judged live. */
  liveJudges: number;
  /** Whether one of them asks for fields of the first or the last event. */
  readsEnds: boolean;
}

/** Keeps no sessions yet. */
export function createVisitKeeper(): VisitKeeper {
  const gaps: Gap[] = [];
  const endOf = (visit: Visit, place: number) => visit.lastAt + (gaps[place] as Gap).gapMs;

  return {
    keepFor(session, predicates) {
      let visit = gaps.findIndex(({ gapMs }) => gapMs === session.gapMs);
      if (visit === -1)
        visit =
          gaps.push({ gapMs: session.gapMs, metrics: [], listening: new Map(), liveJudges: 0, readsEnds: false }) - 1;
      const gap = gaps[visit] as Gap;
      gap.readsEnds ||= predicates.readsEnds(session.holds);
      const metrics = session.metrics.map((metric) => {
        const prepared = prepareMetric(metric, predicates);
        return [metric.name, { place: gap.metrics.push(prepared) - 1, overNothing: prepared.overNothing }] as const;
      });
      return { visit, metrics: new Map(metrics), held: session.judged === 'live' ? gap.liveJudges++ : -1 };
    },
    isNeeded: () => gaps.length > 0,
    begin: () => gaps.map(() => null),
    isBlank: (visits) => visits.every((visit) => visit === null),
    wakeAt(visits) {
      let at = never;
      for (let place = 0; place < visits.length; place++) {
        const visit = visits[place];
        if (visit) at = Math.min(at, endOf(visit, place));
      }
      return at;
    },
    take(visits, event) {
      for (let place = 0; place < visits.length; place++) {
        const gap = gaps[place] as Gap;
        let visit = visits[place];
        if (!visit) {
          visit = open(event, gap);
          visits[place] = visit;
        }
        visit.lastAt = event.ts;
        visit.lastEventId = event.eventId;
        if (gap.readsEnds) visit.last = event;
        visit.events++;
        for (const i of listenersTo(gap, event.type)) {
          visit.tallies[i] = (gap.metrics[i] as PreparedMetric).take(visit.tallies[i], event);
        }
      }
    },
    end(visits, instant) {
      let ended: Visits | null = null;
      for (let place = 0; place < visits.length; place++) {
        const visit = visits[place];
        if (!visit || endOf(visit, place) !== instant) continue;
        ended ??= visits.map(() => null);
        ended[place] = visit;
        visits[place] = null;
      }
      return ended;
    },
  };
}

function listenersTo(gap: Gap, type: string): readonly number[] {
  return gap.listening.get(type) ?? findListeners(gap, type);
}

function findListeners({ metrics, listening }: Gap, type: string): readonly number[] {
  const places = [...metrics.keys()].filter((place) => metrics[place]?.hears.has(type));
  listening.set(type, places);
  return places;
}

function open(event: Event, { metrics, liveJudges, readsEnds }: Gap): Visit {
  const end = readsEnds ? event : null;
  return {
    firstAt: event.ts,
    lastAt: event.ts,
    lastEventId: event.eventId,
    first: end,
    last: end,
    events: 0,
    tallies: new Array<undefined>(metrics.length).fill(undefined),
    held: new Array<boolean>(liveJudges).fill(false),
  };
}
