import { deaf } from './hearing.ts';
import { type Interpreter, remembersNothing } from './interpreter.ts';

/** The trigger of a segment that has none: it never holds. */
export const interpretNothing: Interpreter<null> = { ...remembersNothing, hears: deaf, atEvent: () => null };
