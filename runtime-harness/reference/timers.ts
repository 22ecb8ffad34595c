import { compareIds } from '../event-log/order.ts';
import { never } from './interpreter.ts';

/** When users want to be woken, the next one first: by (at, user), the users by the UTF-8 bytes of their ids. */
export interface Timers<User extends { readonly userId: string }> {
  /** Wakes a user at an instant, epoch ms. */
  add(at: number, user: User): void;
  /** The next instant, epoch ms; Infinity when nobody waits. */
  nextAt(): number;
  /** Who is woken next; undefined when nobody waits. */
  nextUser(): User | undefined;
  /** Takes the next one out. */
  take(): void;
  size(): number;
}

/**
 * A binary heap. The instants stand in an array of their own, so that they lie side by side: to follow references to what would hold both costs more
 * than all the comparing.
 */
export function createTimers<User extends { readonly userId: string }>(): Timers<User> {
  const ats: number[] = [];
  const users: User[] = [];

  /** Whether what is given comes before the one at a place. */
  function isBefore(at: number, user: User, index: number): boolean {
    const other = ats[index] as number;
    return at === other ? compareIds(user.userId, (users[index] as User).userId) < 0 : at < other;
  }

  function put(index: number, at: number, user: User): void {
    ats[index] = at;
    users[index] = user;
  }

  function move(from: number, to: number): void {
    put(to, ats[from] as number, users[from] as User);
  }

  function rise(at: number, user: User, from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(at, user, parent)) break;
      move(parent, index);
      index = parent;
    }
    put(index, at, user);
  }

  function sink(at: number, user: User): void {
    let index = 0;
    for (let child = 1; child < ats.length; child = 2 * index + 1) {
      const right = child + 1;
      if (right < ats.length && isBefore(ats[right] as number, users[right] as User, child)) child = right;
      if (isBefore(at, user, child)) break;
      move(child, index);
      index = child;
    }
    put(index, at, user);
  }

  return {
    add: (at, user) => rise(at, user, ats.length),
    nextAt: () => (ats.length > 0 ? (ats[0] as number) : never),
    nextUser: () => users[0],
    size: () => ats.length,
    take() {
      const at = ats.pop();
      const user = users.pop();
      if (ats.length > 0) sink(at as number, user as User);
    },
  };
}
