import type { CombinedMoves } from '../plan/relation.ts';
import { printLong, printRule, runningWindow } from './columns.ts';
import { quoteIdentifier, quoteInterval, quoteText } from './quote.ts';

export function combinedMoves({ name, move, of, formula, moves, delay }: CombinedMoves) {
  const own = moves.map(
    (view) =>
      `SELECT \`userId\`, \`at\`, \`phase\`, \`role\`, \`eventIds\`, \`lastId\`, CAST(NULL AS STRING), \`$rt\` FROM ${quoteIdentifier(view)}`,
  );
  return {
    waiting: quoteIdentifier(`${name}/waiting`),
    segment: quoteText(move.segment),
    rule: printRule(move).join(', '),
    of: of.map(quoteText).join(', '),
    own: own.map((select) => `\nUNION ALL\n${select}`).join(''),
    formula: quoteText(formula),
    interval: quoteInterval(delay.quietMs),
    margin: printLong(delay.marginMs),
    window: runningWindow('userId'),
  };
}
