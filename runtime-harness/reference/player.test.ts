import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event, TimeMark } from '../event-log/event.ts';
import { compareIds } from '../event-log/order.ts';
import { absence, event, lateness, program, segment, when } from '../suites/small-program.ts';
import { createEngine } from './engine.ts';
import { startEventTime } from './event-time.ts';
import type { Output } from './output.ts';
import { createPlayer } from './player.ts';
import { silenceOf } from './silence.ts';

const rules = program(segment(absence(when('a'), when('b'), 30), 25), segment(when('c'), 40, null, 't'));
const message = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(
        fc.nat({ max: 120 }),
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom('u', 'v', '～', '😀'),
        fc.nat({ max: 9 }),
      )
      .map(([ts, type, userId, id]) => event(type, ts, `e${id}`, {}, userId)),
  },
  { weight: 1, arbitrary: fc.nat({ max: 120 }).map((ts): TimeMark => ({ kind: 'mark', ts })) },
);
const pieces = fc.array(fc.array(message, { maxLength: 12 }), { maxLength: 8 });

const transitionsOf = (outputs: readonly Output[]) =>
  outputs.flatMap((output) => (output.kind === 'transition' ? [output.transition] : []));

/** Plays piece by piece the events of some users alone; event time is that of all. */
function play(of: readonly (readonly (Event | TimeMark)[])[], isOwn: (userId: string) => boolean) {
  const time = startEventTime(1, lateness);
  const player = createPlayer(rules.segments);
  const told = of.map((piece) => {
    for (const message of piece) {
      if (message.kind === 'mark') time.mark(message.ts);
      else if (!time.event(message.ts) && isOwn(message.userId)) player.add(message);
    }
    return player.decideUntil(time.watermark());
  });
  return { told: [...told, player.decideUntil(time.lastEventAt() + silenceOf(rules.segments))], player };
}

test('many messages at once are told as one after the other', () => {
  fc.assert(
    fc.property(pieces, (of) => {
      const engine = createEngine(rules);
      const expected = [...of.flat().flatMap((each) => engine.push(each)), ...engine.finish()];
      const { told, player } = play(of, () => true);
      expect(told.flat()).toEqual(transitionsOf(expected));
      expect(player.memberships()).toEqual(engine.memberships());
    }),
  );
});

test('what is decided of some users is what is decided of them among all', () => {
  const isOwn = (userId: string) => userId === 'u' || userId === '😀';
  fc.assert(
    fc.property(pieces, (of) => {
      const [all, own, others] = [play(of, () => true), play(of, isOwn), play(of, (userId) => !isOwn(userId))];
      for (const [piece, told] of all.told.entries()) {
        const apart = [...(own.told[piece] ?? []), ...(others.told[piece] ?? [])];
        expect(apart.sort((a, b) => a.at - b.at || compareIds(a.userId, b.userId))).toEqual(told);
      }
    }),
  );
});
