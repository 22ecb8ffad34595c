import { expect, test } from 'vitest';
import type { EventBehaviour } from '../ir/behaviour.ts';
import type { Expression, Metric, StepField } from '../ir/expression.ts';
import type { Segment, Trigger } from '../ir/segment.ts';
import type { Session, SessionMetric } from '../ir/session.ts';
import { segmentState } from './index.ts';
import type { Piece } from './piece.ts';
import { renderState } from './render.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const source = { topic: 'shop', latenessMs: 5_000, retentionMs: null, schema: { types: {} } };
const span = { file: 'a.segment.ts', line: 1, column: 1, endLine: 1, endColumn: 2 };
const view = { kind: 'occurs', types: ['view'], where: null } as const;
const buy = { kind: 'occurs', types: ['buy'], where: null } as const;
const stateOf = (enter: Segment['enter'], exit: Trigger | null = null) =>
  segmentState({ id: 'some', enter, exit, ttlMs: 7 * day, span }, { source });

/** The pieces but that of the membership, each as one text. */
const piecesOf = (enter: Segment['enter'], exit: Trigger | null = null) =>
  stateOf(enter, exit)
    .own.filter(({ part }) => part !== 'membership')
    .map(({ part, keeps, atMostMs, ends, leaves }: Piece) =>
      [part, keeps, String(atMostMs), ends, leaves === null ? 'nothing' : `${leaves.what}: ${leaves.bytes}`].join(
        ' | ',
      ),
    );

test('the whole text: an absence with an exit', () => {
  const absence = { kind: 'absence', after: view, no: buy, forMs: 30 * minute } as const;
  expect(renderState(stateOf(absence, buy))).toBe(`some: what Flink keeps for each user

enter
  keeps:   the last \`after\`: its time and deciding ids, and the timer of its deadline
  at most: 30 minutes of event time
  ends:    the deadline; before it a \`no\` stops the clock and a further \`after\` takes the place (SEMANTICS §5)
  leaves:  nothing

membership
  keeps:   the membership: its expiry, deciding ids and the hash of the rule, and the same of the step before; the timer of the expiry
  at most: 7 days of event time
  ends:    an exit, or the expiry, \`ttl\` after the last renewal; the timer comes 3 ms later (SEMANTICS §7)
  leaves:  the last membership, about 281 bytes

once for all segments

every event
  keeps:   the events, whole, that event time has not passed yet
  at most: 5 seconds of event time
  ends:    the watermark, \`lateness\` and 1 ms behind the newest event, puts them in order and lets them go (SEMANTICS §2, §8)
  leaves:  nothing

every event
  keeps:   ids and times of the last two events, to tell copies and sessions
  at most: no limit in time
  ends:    nothing: the next event takes the place of the older one (SEMANTICS §2)
  leaves:  those two, about 138 bytes

A user who never comes back leaves about 281 bytes for good here, and 138 in what all segments share.

No state ttl is set: what is left goes when the user comes again, or the job starts without its state.
Bytes are estimates: ids of 36 characters, keys included, without what the state backend adds.
`);
});

test('an event by itself keeps nothing but the membership', () => {
  expect(piecesOf(view, buy)).toEqual([]);
  expect(stateOf(view).leavesBytes).toBe(163);
});

test('notSeen', () => {
  expect(piecesOf({ kind: 'notSeen', of: view, forMs: 30 * day })).toEqual([
    `enter | the last time that \`of\` held: when, its deciding ids, and the timer of its deadline | ${30 * day} | the deadline; before it a further time takes the place (SEMANTICS §14) | nothing`,
  ]);
});

test('count', () => {
  const pieces = (atLeast: number) => piecesOf({ kind: 'count', of: view, atLeast, withinMs: 10 * minute });
  const ends =
    'a time that lies `within` or more back counts no more; a further one takes the place of the oldest (SEMANTICS §11)';
  expect(pieces(3)).toEqual([
    `enter | the times of the last 3 that \`of\` held, however many there are within the span | 600000 | ${ends} | those times: 76`,
  ]);
  expect(pieces(1)).toEqual([
    `enter | the time of the last that \`of\` held, however many there are within the span | 600000 | ${ends} | those times: 60`,
  ]);
});

test('firstTime, of a count: the parts come first', () => {
  const of = { kind: 'count', of: view, atLeast: 2, withinMs: minute } as const;
  const [inner, outer] = piecesOf({ kind: 'firstTime', of });
  expect(inner).toMatch(/^enter, `of` \| the times of the last 2 /);
  expect(outer).toBe(
    'enter | one mark: the times of the last two that `of` held | null | nothing: a first time is the first for ever (SEMANTICS §13) | the mark: 58',
  );
});

const field = (step: number, name: string): StepField => ({
  kind: 'stepField',
  step,
  name,
  type: 'string',
  optional: false,
});

test('sequence: the latest chain for each step', () => {
  const steps: EventBehaviour[] = [view, { kind: 'firstTime', of: view }, buy];
  const [first, whole] = piecesOf({ kind: 'sequence', steps, where: null, withinMs: minute });
  expect(first).toMatch(/^enter, step 2 \| one mark/);
  expect(whole).toBe(
    'enter | for each of the first 2 steps the latest chain that ends in it: when it began, and its deciding ids | 60000 | a chain that began `within` or more ago is completed no more; a later one takes its place (SEMANTICS §12) | those chains, and the one last completed: 296',
  );
});

test('sequence with `where`: all chains that may go on', () => {
  const same: Expression = { kind: 'comparison', operator: '===', left: field(0, 'cart'), right: field(1, 'cart') };
  expect(piecesOf({ kind: 'sequence', steps: [view, buy], where: same, withinMs: minute })).toEqual([
    'enter | all chains that may still be completed: when each began, its deciding ids, and cart of step 1 | 60000 | a chain that began `within` or more ago is dropped when the user comes by a step again (SEMANTICS §12) | the chains that had begun in the last `within` (bytes for one): 138',
  ]);
});

const metric = (name: string, type: Metric['type'] = 'number'): Metric => ({
  kind: 'metric',
  name,
  type,
  optional: false,
});
const over = (...metrics: Metric[]): Expression => ({ kind: 'call', function: 'max', arguments: metrics });
const named = (name: string, kind: SessionMetric['kind']): SessionMetric => ({
  name,
  kind,
  of: view,
  value: kind === 'count' ? null : { kind: 'field', name: 'x', type: 'number', optional: false },
});
const session = (judged: Session['judged'], holds: Expression, metrics: readonly SessionMetric[] = []): Session => ({
  kind: 'session',
  gapMs: 30 * minute,
  judged,
  holds,
  metrics,
});
const sessionEnds = `${30 * minute} | silence for longer than \`gap\` ends the session, however long it has lasted (SEMANTICS §6)`;

test('session, closed: only metrics that are asked for', () => {
  expect(
    piecesOf(
      session('closed', over(metric('duration'), metric('pages')), [named('idle', 'sum'), named('pages', 'count')]),
    ),
  ).toEqual([
    `enter | the running session: when it began, pages, id and time of the last event, and a timer; shared by all sessions with this gap | ${sessionEnds} | the last session: 159`,
  ]);
});

test('session, live: every kind of metric', () => {
  const kinds = ['average', 'count', 'distinct', 'max', 'min', 'sum'] as const;
  const holds = over(
    ...kinds.map((kind) => metric(kind)),
    metric('events'),
    metric('first.platform', 'string'),
    metric('last.platform', 'string'),
  );
  expect(
    piecesOf(
      session(
        'live',
        holds,
        kinds.map((kind) => named(kind, kind)),
      ),
    ),
  ).toEqual([
    `enter | the running session: when it began, average, count, distinct (each different value), max, min, sum, events, first.platform, whether it held at the last event; shared by all sessions with this gap | ${sessionEnds} | the last session, with all its values of distinct (bytes for one): 199`,
  ]);
});

test('per: for each value; several clocks are put in order', () => {
  const of = {
    kind: 'absence',
    after: { kind: 'count', of: view, atLeast: 2, withinMs: minute },
    no: buy,
    forMs: minute,
  } as const;
  const pieces = piecesOf({ kind: 'per', field: 'cartId', of });
  expect(pieces.map((piece) => piece.split(' | ')[0])).toEqual([
    'enter, for each cartId',
    'enter, for each cartId, `after`',
    'enter, for each cartId',
    'order',
  ]);
  expect(pieces[0]).toBe(
    'enter, for each cartId | the times of the last two events; shared by all rules per this field | null | nothing: a value may come again at any time (SEMANTICS §15) | those times, for every value: 98',
  );
  expect(pieces[1]).toMatch(/ \| those times, for every value: 108$/);
  expect(pieces[3]).toBe(
    'order | what has moved the user in or out, held back until it is in the order of its instants | 18 | 16 ms without another (SEMANTICS §7) | what was given out last: 137',
  );
});

test('combination, with an exit of its own', () => {
  const formula = {
    kind: 'all',
    of: [
      { kind: 'member', segment: 'b' },
      { kind: 'not', of: { kind: 'member', segment: 'a' } },
    ],
  } as const;
  const exit = { kind: 'count', of: buy, atLeast: 2, withinMs: minute } as const;
  const [first, second] = piecesOf({ kind: 'combination', formula }, exit);
  expect(first).toMatch(/^exit \| the times of the last 2 /);
  expect(second).toBe(
    'formula | which of a, b the user is in, whether the formula holds, and what has happened to them in the last 104 ms | null | the exits from all of them, each at its own `ttl` at the latest (SEMANTICS §16) | an empty list, and what was given out last: 139',
  );
  expect(stateOf({ kind: 'combination', formula }, exit).own.at(-1)?.ends).toContain('170 ms later');
});

test('more deciding ids, more bytes', () => {
  const chain = { kind: 'sequence', steps: [view, view, buy], where: null, withinMs: minute } as const;
  const membership = (enter: Trigger) => stateOf(enter).own.at(-1)?.leaves?.bytes ?? 0;
  expect(membership(chain) - membership(view)).toBe(2 * 40);
});

test('by the fused plan nothing stays but that a first time has been', () => {
  const fused = (enter: Segment['enter']) =>
    segmentState({ id: 'some', enter, exit: buy, ttlMs: 7 * day, span }, { source }, 'fused');
  const absence = { kind: 'absence', after: view, no: buy, forMs: 30 * minute } as const;
  expect(fused(absence)).toMatchObject({ leavesBytes: 0, sharedLeavesBytes: 0 });
  expect(renderState(fused(absence))).toContain('A user who never comes back leaves nothing.');
  expect(fused({ kind: 'firstTime', of: view })).toMatchObject({ leavesBytes: 4, sharedLeavesBytes: 0 });
});
