import type { Program } from '../../../compiler/ir/program.ts';
import { runReference } from '../../engines/reference.ts';
import { createDecoder } from '../../event-log/decode.ts';
import type { Transition } from '../../timeline/transition.ts';
import type { History } from '../history.ts';
import type { Mutant } from './mutate.ts';
import { type Cast, startPlay } from './play.ts';

/** Answers which mutants a history tells from the original when nobody else sends anything. */
export type Tells = (history: History, cast: Cast) => ReadonlySet<Mutant>;

/** Plays histories against the events of a program. */
export function createTeller({ source }: Program): Tells {
  const decode = createDecoder(source.schema);
  return (history, cast) => {
    const play = startPlay(cast);
    for (const { text } of history.messages) play.push(decode(text));
    return play.end();
  };
}

/** All transitions of a history alone, in the order in which `segc replay` prints them. */
export const replayAlone = (program: Program, { messages }: History): readonly Transition[] =>
  runReference(
    program,
    messages.map(({ text }) => text),
    null,
  ).transitions;
