import type { Behaviour } from '../../compiler/ir/behaviour.ts';
import type { Combination, Formula } from '../../compiler/ir/combination.ts';
import type { Expression } from '../../compiler/ir/expression.ts';
import type { Program } from '../../compiler/ir/program.ts';
import type { Segment, Trigger } from '../../compiler/ir/segment.ts';
import type { Session, SessionMetric } from '../../compiler/ir/session.ts';
import type { Event } from '../event-log/event.ts';
import { compareIds } from '../event-log/order.ts';
import { type Evaluate, type Leaf, prepareExpression, type Value } from '../reference/expression.ts';
import { holdsAt } from '../reference/occurs.ts';
import type { Transition } from '../reference/output.ts';
import { interpreted } from '../reference/predicates.ts';

/**
 * The clauses of SEMANTICS.md once more, each as a search through a whole history of one user: slow, and with nothing in common with the
 * replay but expressions. A history is in the order of §2, without copies.
 */

/** That a behaviour holds: when, by which events, and at which of them (null: at a deadline). */
interface Holding {
  readonly at: number;
  readonly eventIds: readonly string[];
  readonly event: Event | null;
}

type AtEvent = Holding & { readonly event: Event };

const isAfter = (a: Event, b: Event) => a.ts > b.ts || (a.ts === b.ts && compareIds(a.eventId, b.eventId) > 0);
const tipping = ({ eventIds }: Holding) => eventIds.at(-1) ?? '';

function atEvents(behaviour: Behaviour, history: readonly Event[]): readonly AtEvent[] {
  return holdingsOf(behaviour, history).filter((holding): holding is AtEvent => holding.event !== null);
}

/** All instants at which a trigger holds. */
function holdingsOf(trigger: Trigger, history: readonly Event[]): readonly Holding[] {
  switch (trigger.kind) {
    case 'occurs':
      return history
        .filter(holdsAt(trigger, interpreted))
        .map((event) => ({ at: event.ts, eventIds: [event.eventId], event }));
    case 'count': {
      const held = atEvents(trigger.of, history);
      return held.filter(
        ({ event: e }) =>
          held.filter(({ event: x }) => !isAfter(x, e) && e.ts < x.ts + trigger.withinMs).length >= trigger.atLeast,
      );
    }
    case 'sequence': {
      const steps = trigger.steps.map((step) => atEvents(step, history));
      const where = trigger.where && prepareExpression(trigger.where, readStep);
      const chains = steps
        .reduce<AtEvent[][]>((begun, step) => begun.flatMap((chain) => step.map((held) => [...chain, held])), [[]])
        .filter((chain) => chain.every(({ event }, i) => i === 0 || isAfter(event, (chain[i - 1] as AtEvent).event)))
        .filter((chain) => (chain.at(-1)?.at ?? 0) < (chain[0]?.at ?? 0) + trigger.withinMs)
        .filter((chain) => where === null || where(chain) === true);
      return history.flatMap((event) => {
        const [first, ...others] = chains.filter((chain) => chain.at(-1)?.event === event);
        if (first === undefined) return [];
        const latest = others.reduce((a, b) => (isLater(b, a) ? b : a), first);
        return [{ at: event.ts, eventIds: latest.flatMap(({ eventIds }) => eventIds), event }];
      });
    }
    case 'firstTime':
      return atEvents(trigger.of, history).slice(0, 1);
    case 'absence':
      return silences(atEvents(trigger.after, history), atEvents(trigger.no, history), trigger.forMs);
    case 'notSeen':
      return silences(atEvents(trigger.of, history), [], trigger.forMs);
    case 'session':
      return sessionsOf(trigger.gapMs, history).flatMap((visit) => holdingsOfSession(trigger, visit));
    case 'per': {
      const partOf = (event: Event) => event.fields[trigger.field];
      const values = new Set(history.map(partOf).filter((value) => value !== undefined));
      return [...values].flatMap((value) =>
        holdingsOf(
          trigger.of,
          history.filter((event) => partOf(event) === value),
        ),
      );
    }
  }
}

/** §12. Whether a chain's links are later, from the last but one to the first. */
function isLater(a: readonly AtEvent[], b: readonly AtEvent[]): boolean {
  for (let i = a.length - 2; i >= 0; i--) {
    const [left, right] = [(a[i] as AtEvent).event, (b[i] as AtEvent).event];
    if (left !== right) return isAfter(left, right);
  }
  return false;
}

/** §5, §14. Of each start, the instant `forMs` after it unless something starts or stops the clock in between. */
function silences(starts: readonly AtEvent[], stops: readonly AtEvent[], forMs: number): readonly Holding[] {
  return starts.flatMap(({ at, event, eventIds }) => {
    const disturbed = [...starts, ...stops].some(({ event: other }) => isAfter(other, event) && other.ts < at + forMs);
    return disturbed ? [] : [{ at: at + forMs, eventIds, event: null }];
  });
}

function sessionsOf(gapMs: number, history: readonly Event[]): readonly (readonly Event[])[] {
  const starts = history.flatMap((event, i) => {
    const before = history[i - 1];
    return before === undefined || event.ts - before.ts > gapMs ? [i] : [];
  });
  return starts.map((start, i) => history.slice(start, starts[i + 1]));
}

function holdingsOfSession(session: Session, visit: readonly Event[]): readonly Holding[] {
  const predicate = prepareExpression(session.holds, (leaf) => readMetric(session, leaf));
  const isTrue = (visit: readonly Event[]) => visit.length > 0 && predicate(visit) === true;
  if (session.judged === 'closed') {
    const last = visit.at(-1) as Event;
    return isTrue(visit) ? [{ at: last.ts + session.gapMs, eventIds: [last.eventId], event: null }] : [];
  }
  return visit.flatMap((event, i) =>
    isTrue(visit.slice(0, i + 1)) && !isTrue(visit.slice(0, i))
      ? [{ at: event.ts, eventIds: [event.eventId], event }]
      : [],
  );
}

const field = (event: Event | undefined, name: string): Value =>
  event && (name in event ? (event as unknown as { readonly [name: string]: Value })[name] : event.fields[name]);

function readStep(leaf: Leaf): Evaluate<readonly AtEvent[]> {
  return (chain) => field(leaf.kind === 'stepField' ? chain[leaf.step]?.event : undefined, leaf.name);
}

function readMetric({ metrics }: Session, { name }: Leaf): Evaluate<readonly Event[]> {
  if (name === 'events') return (visit) => visit.length;
  if (name === 'duration') return (visit) => (visit.at(-1)?.ts ?? 0) - (visit[0]?.ts ?? 0);
  if (name.startsWith('first.')) return (visit) => field(visit[0], name.slice('first.'.length));
  if (name.startsWith('last.')) return (visit) => field(visit.at(-1), name.slice('last.'.length));
  const metric = metrics.find((each) => each.name === name) as SessionMetric;
  return (visit) => measure(metric, visit.filter(holdsAt(metric.of, interpreted)));
}

function measure({ kind, value }: SessionMetric, events: readonly Event[]): Value {
  if (kind === 'count') return events.length;
  const read = prepareExpression<Event>(
    value as Expression,
    ({ name }) =>
      (event) =>
        field(event, name),
  );
  const values = events.map(read).filter((value) => value !== undefined);
  const numbers = values as number[];
  const sum = numbers.reduce((a, b) => a + b, 0);
  switch (kind) {
    case 'distinct':
      return values.filter((value, i) => !values.slice(0, i).some((other) => other === value)).length;
    case 'sum':
      return sum;
    case 'average':
      return numbers.length === 0 ? undefined : sum / numbers.length;
    case 'min':
      return numbers.length === 0 ? undefined : Math.min(...numbers);
    case 'max':
      return numbers.length === 0 ? undefined : Math.max(...numbers);
  }
}

interface Place {
  readonly segment: Segment;
  readonly enters: readonly Holding[];
  readonly exits: readonly Holding[];
  expiresAt: number;
  by: readonly string[];
  wasTrue: boolean;
}

/** §7, §16. The transitions of one user, by (instant, segment), until nothing can happen any more. Combinations are over plain segments. */
export function timelineByDefinition({ segments }: Program, history: readonly Event[]): readonly Transition[] {
  const userId = history[0]?.userId ?? '';
  const told: Transition[] = [];
  const places = segments.map(
    (segment): Place => ({
      segment,
      enters: segment.enter.kind === 'combination' ? [] : holdingsOf(segment.enter, history),
      exits: segment.exit === null ? [] : holdingsOf(segment.exit, history),
      expiresAt: outside,
      by: [],
      wasTrue: false,
    }),
  );
  const plainFirst = [...places].sort((a, b) => Number(isCombination(a)) - Number(isCombination(b)));
  const isMember = (id: string) => places.some(({ segment, expiresAt }) => segment.id === id && expiresAt !== outside);

  function enter(place: Place, at: number, eventIds: readonly string[]): void {
    const op = place.expiresAt === outside ? 'enter' : 'renew';
    [place.expiresAt, place.by] = [at + place.segment.ttlMs, eventIds];
    told.push({ userId, segment: place.segment.id, op, at, expiresAt: place.expiresAt, reason: 'event', eventIds });
  }
  function leave(place: Place, at: number, eventIds: readonly string[], reason: 'event' | 'ttl'): void {
    if (place.expiresAt === outside) return;
    place.expiresAt = outside;
    told.push({ userId, segment: place.segment.id, op: 'exit', at, expiresAt: null, reason, eventIds });
  }

  for (let at = Number.NEGATIVE_INFINITY; ; ) {
    const instants = places.flatMap(({ enters, exits, expiresAt }) => [
      ...[...enters, ...exits].map((holding) => holding.at).filter((instant) => instant > at),
      expiresAt,
    ]);
    at = Math.min(outside, ...instants);
    if (at === outside) break;
    for (const place of plainFirst) {
      if (place.expiresAt === at) leave(place, at, place.by, 'ttl');
      const moves = [
        ...place.enters.map((holding) => ({ holding, role: 0 })),
        ...place.exits.map((holding) => ({ holding, role: 1 })),
      ].filter(({ holding }) => holding.at === at);
      moves.sort(
        (a, b) =>
          Number(a.holding.event !== null) - Number(b.holding.event !== null) ||
          compareIds(tipping(a.holding), tipping(b.holding)) ||
          a.role - b.role,
      );
      for (const { holding, role } of moves) {
        if (role === 0) enter(place, at, holding.eventIds);
        else leave(place, at, holding.eventIds, 'event');
      }
      if (!isCombination(place)) continue;
      const { formula } = place.segment.enter as Combination;
      const changes = told.filter((each) => each.at === at && refersTo(formula, each.segment));
      const greatest = changes
        .map(({ segment }) => segment)
        .sort(compareIds)
        .at(-1);
      const last = changes.filter(({ segment }) => segment === greatest).at(-1);
      if (last === undefined) continue;
      const isTrue = isTrueOf(formula, isMember);
      if (!isTrue) leave(place, at, last.eventIds, 'event');
      else if (!place.wasTrue || changes.some(({ op }) => op !== 'exit')) enter(place, at, last.eventIds);
      place.wasTrue = isTrue;
    }
  }
  return told.sort((a, b) => a.at - b.at || compareIds(a.segment, b.segment));
}

const outside = Number.POSITIVE_INFINITY;
const isCombination = ({ segment }: Place) => segment.enter.kind === 'combination';

function refersTo(formula: Formula, id: string): boolean {
  if (formula.kind === 'member') return formula.segment === id;
  return formula.kind === 'not' ? refersTo(formula.of, id) : formula.of.some((part) => refersTo(part, id));
}

function isTrueOf(formula: Formula, isMember: (id: string) => boolean): boolean {
  switch (formula.kind) {
    case 'member':
      return isMember(formula.segment);
    case 'not':
      return !isTrueOf(formula.of, isMember);
    case 'all':
      return formula.of.every((part) => isTrueOf(part, isMember));
    case 'any':
      return formula.of.some((part) => isTrueOf(part, isMember));
  }
}
