import type { Holds, Move, Scope } from '../plan/relation.ts';
import { quoteIdentifier, quoteText } from './quote.ts';

/** What a view that holds says, as SQL: all expressions over the rows it selects from. */
export interface HeldColumns {
  readonly at: string;
  /** SEMANTICS §7: 1 for a deadline, 2 for an event. */
  readonly phase: number | string;
  readonly eventIds: string;
  readonly lastId: string;
  /** Of the row that is selected from; `userId` when not given. */
  readonly userId?: string;
}

/** The columns that tell who is meant: of a part of the user's events also which part. */
export const printWho = ({ who }: Scope): string => (who === 'userId' ? '`userId`' : '`userId`, `$who`');

const indented = ',\n  ';

/** The columns of a view that holds: those of a move, or, as part of another behaviour, what holds and for whom. */
export function printHeld(
  { scope, move }: Pick<Holds, 'scope' | 'move'>,
  held: HeldColumns,
  more: string[] = [],
): string {
  const { at, phase, eventIds, lastId, userId = '`userId`' } = held;
  const as = (expression: string, name: string) =>
    expression === `\`${name}\`` ? expression : `${expression} AS \`${name}\``;
  const what = [as(eventIds, 'eventIds'), as(lastId, 'lastId')];
  if (move === null) {
    const who = scope.who === 'userId' ? [as(userId, 'userId')] : [as(userId, 'userId'), '`$who`'];
    return [[...who, as(at, 'at'), ...what, ...more, '`$rt`'].join(', ')].join(indented);
  }
  return [
    [
      `${quoteText(move.segment)} AS \`segment\``,
      as(userId, 'userId'),
      as(at, 'at'),
      `${phase} AS \`phase\``,
      `${move.role} AS \`role\``,
    ].join(', '),
    [...what, ...printRule(move), '`$rt`'].join(', '),
  ].join(indented);
}

/** What a move carries of its segment. */
export const printRule = ({ rule, ttlMs }: Pick<Move, 'rule' | 'ttlMs'>): string[] => [
  `${quoteText(rule)} AS \`rule\``,
  `CAST(${ttlMs} AS BIGINT) AS \`ttl\``,
];

/** A BIGINT literal. */
export const printLong = (value: number): string => `CAST(${value} AS BIGINT)`;

/** The running window over the rows of one `who`, up to this one. */
export const runningWindow = (who: string): string =>
  `PARTITION BY ${quoteIdentifier(who)} ORDER BY \`$rt\` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`;
