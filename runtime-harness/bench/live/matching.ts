import type { SentEvent } from './load.ts';

/** An event, and when what follows from it was visible; undefined when that was not seen. */
export interface Matched extends SentEvent {
  readonly visibleAt: number | undefined;
}

/**
 * Finds for each event the write that it caused. A user's writes come in the order of the user's events; a notice before the next event was
 * appended cannot be that event's, and is left out.
 *
 * @param seen instants at which each user's memberships changed, epoch ms, ascending
 */
export function matchWrites(
  sent: readonly SentEvent[],
  seen: ReadonlyMap<string, readonly number[]>,
): readonly Matched[] {
  const used = new Map<string, number>();
  return sent.map((event) => {
    const instants = seen.get(event.userId) ?? [];
    let index = used.get(event.userId) ?? 0;
    while (index < instants.length && (instants[index] ?? 0) < event.appendedAt) index += 1;
    used.set(event.userId, index + 1);
    return { ...event, visibleAt: instants[index] };
  });
}
