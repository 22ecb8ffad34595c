import { deaf } from './hearing.ts';
import { holdsNever, type Interpreter, never } from './interpreter.ts';

/** The trigger of a segment that has none: it never holds. */
export const interpretNothing: Interpreter<null> = {
  silenceMs: 0,
  hears: deaf,
  begin: () => null,
  isBlank: () => true,
  wakeAt: () => never,
  atInstant: () => holdsNever,
  atEvent: () => null,
};
