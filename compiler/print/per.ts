import type { Parts } from '../plan/relation.ts';
import { runningWindow } from './columns.ts';
import { quoteIdentifier } from './quote.ts';

export function parts({ field, columns }: Parts) {
  const value = quoteIdentifier(field);
  return {
    // The length keeps apart what two ids could spell alike.
    part: `CAST(CHAR_LENGTH(\`userId\`) AS STRING) || '/' || \`userId\` || '/' || ${value}`,
    value,
    columns: columns.map((column) => `${quoteIdentifier(column)}, `).join(''),
    window: runningWindow('$who'),
  };
}
