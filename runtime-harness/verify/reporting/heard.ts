import type { Program } from '../../../compiler/ir/program.ts';
import { createDecoder } from '../../event-log/decode.ts';
import type { Fields } from '../../event-log/event.ts';
import { compareIds } from '../../event-log/order.ts';
import type { History } from '../history.ts';

/** What became of a message of a history that is played by itself, in the order of arrival. */
export interface Heard {
  readonly kind: 'event' | 'mark' | 'dead letter';
  /** Event time, epoch ms; null for a dead letter. */
  readonly ts: number | null;
  /** Empty for what is no event. */
  readonly eventId: string;
  readonly type: string;
  readonly fields: Fields;
  /** How far behind the newest message before it, in ms; 0 for one that is not behind. */
  readonly behindMs: number;
  /** SEMANTICS §8. */
  readonly late: boolean;
  /** SEMANTICS §2. Whether the same event has arrived before. */
  readonly copy: boolean;
  /** Why it is a dead letter, else null. */
  readonly cause: string | null;
}

/** An event, which therefore has an instant. */
export type HeardEvent = Heard & { readonly ts: number };

/** The messages of a history, each with what becomes of it (SEMANTICS §1, §2, §8), in the order of arrival. */
export function heardIn(history: History, program: Program): readonly Heard[] {
  const decode = createDecoder(program.source.schema);
  const seen = new Set<string>();
  let newest = Number.NEGATIVE_INFINITY;
  return history.messages.map(({ text }): Heard => {
    const decoded = decode(text);
    const nothing = { eventId: '', type: '', fields: {}, behindMs: 0, late: false, copy: false, cause: null };
    if (decoded.kind === 'dead') return { ...nothing, kind: 'dead letter', ts: null, cause: decoded.cause };
    const { ts } = decoded;
    const behindMs = Math.max(0, newest - ts);
    newest = Math.max(newest, ts);
    if (decoded.kind === 'mark') return { ...nothing, kind: 'mark', ts, type: 'time mark', behindMs };
    const { eventId, type, fields } = decoded;
    const key = JSON.stringify([eventId, ts]);
    const copy = seen.has(key);
    seen.add(key);
    const late = behindMs > program.source.latenessMs;
    return { kind: 'event', ts, eventId, type, fields, behindMs, late, copy, cause: null };
  });
}

/** The events that count: neither late nor copies, in their own order (SEMANTICS §2). */
export function countingEvents(heard: readonly Heard[]): readonly HeardEvent[] {
  return heard.filter(isCounting).sort((left, right) => left.ts - right.ts || compareIds(left.eventId, right.eventId));
}

const isCounting = (each: Heard): each is HeardEvent =>
  each.kind === 'event' && each.ts !== null && !each.late && !each.copy;
