/** Types of events to which something listens; 'all' when it listens to every event. */
export type Hearing = ReadonlySet<string> | 'all';

/** Of one who listens to none. */
export const deaf: Hearing = new Set();

/** What somebody hears who is made of several listeners. */
export function hearingOf(listeners: readonly { readonly hears: Hearing }[]): Hearing {
  const types = new Set<string>();
  for (const { hears } of listeners) {
    if (hears === 'all') return 'all';
    for (const type of hears) types.add(type);
  }
  return types;
}

/** Whether events of a type are listened to. */
export const isHeard = (hears: Hearing, type: string): boolean => hears === 'all' || hears.has(type);
