import { segmentsBehind } from '../../../compiler/ir/combination.ts';
import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import type { Decoded } from '../../event-log/decode.ts';
import { createEngine } from '../../reference/engine.ts';
import { silenceOf } from '../../reference/silence.ts';
import { diffTimelines, group } from '../../timeline/diff.ts';
import type { Transition } from '../../timeline/transition.ts';
import type { Mutant } from './mutate.ts';

/** A segment and changes of it, to be played together. */
export interface Cast {
  readonly original: Segment;
  readonly mutants: readonly Mutant[];
  readonly players: readonly Player[];
  /** The segments that are played: the original, those that it is made of, and the mutants under ids of their own. */
  readonly segments: readonly Segment[];
  /** How long after the last event the replay of the program as it is goes on, in ms; and the longest of all. */
  readonly silenceMs: number;
  readonly longestSilenceMs: number;
  readonly source: Program['source'];
}

interface Player {
  readonly mutant: Mutant;
  /** No segment of a program has such an id. */
  readonly id: string;
  /** How long after the last event the replay of a program with the mutant in it would go on, in ms. */
  readonly silenceMs: number;
}

/** Makes ready a segment of a program and some of its mutants. */
export function castOf(program: Program, original: Segment, mutants: readonly Mutant[]): Cast {
  const players = mutants.map((mutant, index) => ({
    mutant,
    id: `${original.id}#${index}`,
    silenceMs: silenceOf(program.segments.map((each) => (each.id === original.id ? mutant.changed : each))),
  }));
  const silenceMs = silenceOf(program.segments);
  return {
    original,
    mutants,
    players,
    segments: [
      ...segmentsBehind(original, program.segments),
      ...players.map(({ mutant, id }) => ({ ...mutant.changed, id })),
    ],
    silenceMs,
    longestSilenceMs: players.reduce((longest, player) => Math.max(longest, player.silenceMs), silenceMs),
    source: program.source,
  };
}

/** A recording that is being played. */
export interface Play {
  push(message: Decoded): void;
  /** Ends the recording. Each mutant whose timeline is another than the original's. */
  end(): ReadonlySet<Mutant>;
}

/** Begins to play a recording, as `segc replay` does it (SEMANTICS §4, §8). */
export function startPlay(cast: Cast): Play {
  const engine = createEngine(cast);
  const transitions: Transition[] = [];
  const take = (outputs: ReturnType<typeof engine.push>) => {
    for (const output of outputs) if (output.kind === 'transition') transitions.push(output.transition);
  };
  return {
    push: (message) => {
      if (message.kind !== 'dead') take(engine.push(message));
    },
    end() {
      const [decided, lastEventAt] = [engine.watermark(), engine.lastEventAt()];
      if (lastEventAt !== Number.NEGATIVE_INFINITY) take(engine.advanceTo(lastEventAt + cast.longestSilenceMs));
      const bySegment = group(transitions, ({ segment }) => segment);
      // A replay of each by itself ends when its own silence has decided everything.
      const timeline = (id: string, silenceMs: number) => {
        const until = Math.max(decided, lastEventAt + silenceMs);
        return (bySegment.get(id) ?? []).filter(({ at }) => at <= until);
      };
      const expected = timeline(cast.original.id, cast.silenceMs);
      const told = cast.players.filter(({ id, silenceMs }) => {
        const actual = timeline(id, silenceMs);
        return !isSame(expected, actual);
      });
      return new Set(told.map(({ mutant }) => mutant));
    },
  };
}

/** Whether two timelines say the same, the segment's id aside. */
function isSame(expected: readonly Transition[], actual: readonly Transition[]): boolean {
  if (expected.length !== actual.length) return false;
  if (expected.every((transition, index) => isSameChange(transition, actual[index] as Transition))) return true;
  const segment = expected[0]?.segment ?? '';
  return (
    diffTimelines(
      expected,
      actual.map((each) => ({ ...each, segment })),
    ).length === 0
  );
}

const isSameChange = (one: Transition, other: Transition): boolean =>
  one.at === other.at &&
  one.op === other.op &&
  one.userId === other.userId &&
  one.expiresAt === other.expiresAt &&
  one.reason === other.reason &&
  one.eventIds.length === other.eventIds.length &&
  one.eventIds.every((id, index) => id === other.eventIds[index]);
