import Table from 'cli-table3';
import type { Tallies } from './tallies.ts';

/** The table of what was counted, a row for each segment. */
export function summaryText(tallies: Tallies): string {
  const table = new Table({
    head: ['segment', 'enters', 'renews', 'exits', 'members at the end'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const [id, { enter, renew, exit, members }] of tallies) table.push([id, enter, renew, exit, members]);
  return `${table.toString()}\n`;
}
