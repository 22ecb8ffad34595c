import type { Program } from '../../compiler/ir/program.ts';
import type { Event, TimeMark } from '../event-log/event.ts';
import { compareIds } from '../event-log/order.ts';
import { createArrivals } from './arrivals.ts';
import { startClock } from './clock.ts';
import type { Output, Transition } from './output.ts';
import { interpreted, type Predicates } from './predicates.ts';
import { createUsers, type Memberships, type Users } from './users.ts';

export interface EngineOptions {
  /** Number of partitions of the topic; event time stands until each has seen a message. 1 when not given. */
  readonly partitions?: number;
  /** Nothing after this instant, epoch ms, is decided, however far event time goes. */
  readonly until?: number;
  /** How the rules' predicates and values are asked; by the IR when not given. */
  readonly predicates?: Predicates;
}

/** Computes what the program's rules mean over a history, one arrival at a time. */
export interface Engine {
  /** The next message that arrived in a partition (0 when not given), and what it decides. */
  push(message: Event | TimeMark, partition?: number): readonly Output[];
  /** The next messages, as `push` of one after the other, but that late events come before all that has been decided. It takes less time. */
  pushAll(messages: readonly (Event | TimeMark)[], partition?: number): readonly Output[];
  /** Event time has reached an instant, epoch ms, in every partition, and what that decides. */
  advanceTo(instant: number): readonly Output[];
  /** Nobody sends anything until all that waits for time to pass has been decided, ends by ttl aside. */
  finish(): readonly Output[];
  /** Who is in which segment as far as it has been decided. */
  memberships(): Memberships;
  /** Event time of all partitions together, epoch ms; -Infinity at first. */
  watermark(): number;
  /** Largest `ts` of an event, epoch ms; -Infinity before the first. */
  lastEventAt(): number;
  /** How many users something is remembered of, events that wait for event time aside. */
  pendingUsers(): number;
}

/**
 * SEMANTICS as a whole. Transitions come in the order (at, userId by UTF-8 bytes, segment, order of CONTRACT.md), each as soon
 * as event time has decided it; a late event is told at once (§8).
 */
export function createEngine(
  program: Program,
  { partitions = 1, until = Number.POSITIVE_INFINITY, predicates = interpreted }: EngineOptions = {},
): Engine {
  const arrivals = createArrivals();
  const users = createUsers(program.segments, predicates);
  const clock = startClock(partitions, program.source.latenessMs);
  const last = { at: Number.NEGATIVE_INFINITY };

  function decide(): readonly Output[] {
    let outputs: Output[] | undefined;
    const horizon = Math.min(clock.watermark(), until);
    for (;;) {
      const event = arrivals.next();
      const wakeAt = users.nextWakeAt();
      const eventFirst = event !== undefined && isFirst(event, wakeAt, users);
      const instant = eventFirst ? event.ts : wakeAt;
      if (instant > horizon || instant === Number.POSITIVE_INFINITY) return outputs ?? nothing;
      const userId = eventFirst ? event.userId : (users.nextWakeUser() ?? '');
      const told = users.step(userId, instant, arrivals.take(userId, instant));
      for (let i = 0; i < told.length; i++) {
        const output: Output = { kind: 'transition', transition: told[i] as Transition };
        if (outputs === undefined) outputs = [output];
        else outputs.push(output);
      }
    }
  }

  /** A message has arrived; gives what is to be told of it at once when it is late. */
  function arrive(message: Event | TimeMark, partition: number): Output | null {
    if (message.kind === 'mark') return null;
    const { userId, eventId, ts } = message;
    const watermark = clock.watermark();
    if (ts <= watermark) return { kind: 'late', late: { userId, eventId, ts, watermark, partition } };
    if (ts > last.at) last.at = ts;
    if (ts <= until) arrivals.add(message);
    return null;
  }

  function pushAll(messages: readonly (Event | TimeMark)[], partition = 0): readonly Output[] {
    const lates: Output[] = [];
    let hasMoved = false;
    for (const message of messages) {
      const late = arrive(message, partition);
      if (late !== null) lates.push(late);
      else if (clock.message(partition, message.ts)) hasMoved = true;
    }
    const decided = hasMoved ? decide() : nothing;
    return lates.length === 0 ? decided : [...lates, ...decided];
  }

  function advanceTo(instant: number): readonly Output[] {
    return clock.silence(instant) ? decide() : nothing;
  }

  return {
    push: (message, partition) => pushAll([message], partition),
    pushAll,
    advanceTo,
    finish: () => (last.at === Number.NEGATIVE_INFINITY ? [] : advanceTo(last.at + users.silenceMs)),
    memberships: users.memberships,
    watermark: clock.watermark,
    lastEventAt: () => last.at,
    pendingUsers: users.count,
  };
}

const nothing: readonly Output[] = [];

/** Whether an event comes before, or together with, a wake. */
function isFirst({ ts, userId }: Event, wakeAt: number, users: Users): boolean {
  return ts < wakeAt || (ts === wakeAt && compareIds(userId, users.nextWakeUser() ?? '') <= 0);
}
