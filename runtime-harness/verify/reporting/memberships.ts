import type { Transition } from '../../timeline/transition.ts';

/** A stay in a segment, from its enter to its exit. */
export interface Stay {
  /** Epoch ms. */
  readonly from: number;
  /** Epoch ms; its expiry when no exit is told. */
  readonly to: number;
  /** How it ended; null when no exit is told. */
  readonly ended: 'event' | 'ttl' | 'optout' | null;
  /** Instants of the renewals, epoch ms. */
  readonly renewals: readonly number[];
}

/** The stays that transitions of one segment make (SEMANTICS §7). Of transitions that make no sense together, as a mistaken witness may tell them, what can be drawn. */
export function staysOf(transitions: readonly Transition[]): readonly Stay[] {
  const stays: Stay[] = [];
  let open: { from: number; to: number; renewals: number[] } | null = null;
  for (const { op, at, expiresAt, reason } of transitions) {
    if (op === 'exit') {
      stays.push({ ...(open ?? { from: at, renewals: [] }), to: at, ended: reason });
      open = null;
    } else if (op === 'enter' || open === null) {
      if (open !== null) stays.push({ ...open, to: Math.min(open.to, at), ended: null });
      open = { from: at, to: expiresAt ?? at, renewals: [] };
    } else {
      open.renewals.push(at);
      open.to = expiresAt ?? open.to;
    }
  }
  return open === null ? stays : [...stays, { ...open, ended: null }];
}
