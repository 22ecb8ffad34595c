import type { Program } from '../../compiler/ir/program.ts';
import type { Event, TimeMark } from '../event-log/event.ts';
import { startEventTime } from './event-time.ts';
import type { Output } from './output.ts';
import { createPlayer } from './player.ts';
import { interpreted, type Predicates } from './predicates.ts';
import { silenceOf } from './silence.ts';
import type { Memberships } from './users.ts';

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
  const player = createPlayer(program.segments, predicates);
  const time = startEventTime(partitions, program.source.latenessMs);

  function decide(): readonly Output[] {
    const decided = player.decideUntil(Math.min(time.watermark(), until));
    return decided.map((transition) => ({ kind: 'transition', transition }));
  }

  function advanceTo(instant: number): readonly Output[] {
    time.reach(instant);
    return decide();
  }

  return {
    push(message, partition = 0) {
      const { ts } = message;
      if (message.kind === 'mark') time.mark(ts, partition);
      else if (time.event(ts, partition)) {
        const { userId, eventId } = message;
        return [{ kind: 'late', late: { userId, eventId, ts, watermark: time.watermark(), partition } }];
      } else if (ts <= until) player.add(message);
      return decide();
    },
    advanceTo,
    finish: () => advanceTo(time.lastEventAt() + silenceOf(program.segments)),
    memberships: player.memberships,
    watermark: time.watermark,
    lastEventAt: time.lastEventAt,
    pendingUsers: player.pendingUsers,
  };
}
