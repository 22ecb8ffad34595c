import type { SettledMoves } from '../plan/relation.ts';
import { printLong, printRule, runningWindow } from './columns.ts';
import { stack } from './layout.ts';
import { quoteIdentifier, quoteInterval, quoteText } from './quote.ts';

export function settledMoves({ name, move, moves, delay }: SettledMoves) {
  return {
    waiting: quoteIdentifier(`${name}/waiting`),
    segment: quoteText(move.segment),
    rule: printRule(move).join(', '),
    union: stack(
      moves.map(
        (view) =>
          `SELECT \`userId\`, \`at\`, \`phase\`, \`role\`, \`eventIds\`, \`lastId\`, \`$rt\` FROM ${quoteIdentifier(view)}`,
      ),
      '\nUNION ALL',
      0,
    ),
    interval: quoteInterval(delay.quietMs),
    margin: printLong(delay.marginMs),
    window: runningWindow('userId'),
  };
}
