import type { Memberships } from '../reference/users.ts';
import type { Transition } from '../timeline/transition.ts';

/** Counts of one segment. */
export interface Tally {
  readonly enter: number;
  readonly renew: number;
  readonly exit: number;
  /** Users who are inside at the end. */
  readonly members: number;
}

/** Segment → its counts. */
export type Tallies = ReadonlyMap<string, Tally>;

/** Counts transitions, segment by segment. */
export interface Counting {
  /** Those of other segments do not count. */
  readonly add: (transition: Transition) => void;
  /** What has been counted, and who of these is inside. */
  readonly end: (memberships: Memberships) => Tallies;
}

/** Starts at zero for each segment. */
export function startCounting(segments: readonly string[]): Counting {
  const counts = new Map(segments.map((id) => [id, { enter: 0, renew: 0, exit: 0 }]));
  return {
    add({ segment, op }) {
      const count = counts.get(segment);
      if (count !== undefined) count[op]++;
    },
    end(memberships) {
      const members = new Map<string, number>();
      for (const inside of memberships.values())
        for (const id of inside.keys()) members.set(id, (members.get(id) ?? 0) + 1);
      return new Map([...counts].map(([id, count]) => [id, { ...count, members: members.get(id) ?? 0 }]));
    },
  };
}

/** The sums of what was counted apart, of the same segments. */
export function addTallies(some: readonly Tallies[]): Tallies {
  const sums = new Map<string, Tally>();
  for (const [id, tally] of some.flatMap((tallies) => [...tallies])) {
    const { enter, renew, exit, members } = sums.get(id) ?? { enter: 0, renew: 0, exit: 0, members: 0 };
    sums.set(id, {
      enter: enter + tally.enter,
      renew: renew + tally.renew,
      exit: exit + tally.exit,
      members: members + tally.members,
    });
  }
  return sums;
}
