/** What a rule means for one history, worked out by hand from SEMANTICS.md. Every engine must say the same. */
export interface Program {
  /** Also the id of the segment that is judged, one of the file's `segments`, and of the user. */
  readonly id: string;
  /** The clauses from which the expectation follows. */
  readonly clauses: readonly string[];
  /** In the order of arrival. */
  readonly history: readonly ProgramMessage[];
  /** The transitions of the user in the segment `id`, in their order. */
  readonly expected: readonly Change[];
}

export interface ProgramMessage {
  readonly type: 'view' | 'add' | 'buy' | 'ping';
  readonly eventId: string;
  /** ms since the start of the program. */
  readonly ts: number;
  readonly product?: string;
  readonly price?: number;
  readonly gift?: boolean;
  readonly tags?: readonly string[];
}

/** A transition; times in ms since the start of the program. */
export interface Change {
  readonly op: 'enter' | 'renew' | 'exit';
  readonly at: number;
  readonly expiresAt: number | null;
  readonly reason: 'event' | 'ttl';
  readonly eventIds: readonly string[];
}

/** An instant, in minutes since the start of the program. */
export const t = (minutes: number): number => minutes * 60_000;

type Fields = Pick<ProgramMessage, 'product' | 'price' | 'gift' | 'tags'>;
const message =
  (type: ProgramMessage['type']) =>
  (eventId: string, ts: number, fields: Fields = {}): ProgramMessage => ({ type, eventId, ts, ...fields });
export const view = message('view');
export const add = message('add');
export const buy = message('buy');
export const ping = message('ping');

const entry =
  (op: 'enter' | 'renew') =>
  (at: number, expiresAt: number, ...eventIds: readonly string[]): Change => ({
    op,
    at,
    expiresAt,
    reason: 'event',
    eventIds,
  });
export const enter = entry('enter');
export const renew = entry('renew');

/** The end of a membership by what the user did, or did not do. */
export const leave = (at: number, ...eventIds: readonly string[]): Change => ({
  op: 'exit',
  at,
  expiresAt: null,
  reason: 'event',
  eventIds,
});

/** The end of a membership by its ttl, which these events set. */
export const expire = (at: number, ...eventIds: readonly string[]): Change => ({
  ...leave(at, ...eventIds),
  reason: 'ttl',
});
