import Table from 'cli-table3';
import type { Memberships } from '../reference/users.ts';
import type { Transition } from '../timeline/transition.ts';

/** Counts of one segment. */
interface Tally {
  enter: number;
  renew: number;
  exit: number;
}

/** Counts transitions, segment by segment. */
export interface Summary {
  readonly add: (transition: Transition) => void;
  /** The table, with who is inside at the end. */
  readonly toText: (memberships: Memberships) => string;
}

/** Starts at zero for each segment. */
export function startSummary(segments: readonly string[]): Summary {
  const tallies = new Map<string, Tally>(segments.map((id) => [id, { enter: 0, renew: 0, exit: 0 }]));
  return {
    add({ segment, op }) {
      const tally = tallies.get(segment);
      if (tally !== undefined) tally[op]++;
    },
    toText(memberships) {
      const table = new Table({
        head: ['segment', 'enters', 'renews', 'exits', 'members at the end'],
        colAligns: ['left', 'right', 'right', 'right', 'right'],
        style: { head: [], border: [] },
      });
      for (const [id, { enter, renew, exit }] of tallies) {
        let members = 0;
        for (const inside of memberships.values()) if (inside.has(id)) members++;
        table.push([id, enter, renew, exit, members]);
      }
      return `${table.toString()}\n`;
    },
  };
}
