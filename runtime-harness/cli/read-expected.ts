import { readLog } from '../event-log/read-log.ts';
import { parseTransition } from '../timeline/parse-transition.ts';
import type { Transition } from '../timeline/transition.ts';
import { explainReadFailure } from './read-failure.ts';
import { ReplayError } from './replay-error.ts';

/** Reads a file of expected transitions, one JSON object a line. */
export async function readExpected(file: string): Promise<readonly Transition[]> {
  const expected: Transition[] = [];
  try {
    for await (const lines of readLog(file)) {
      for (const { line, bytes } of lines) {
        const transition = parseTransition(bytes.toString('utf8'));
        if ('problem' in transition) {
          throw new ReplayError(
            `${file}:${line} is no transition: ${transition.problem}.`,
            'Write one transition a line, as "segc replay --json" prints them.',
          );
        }
        expected.push(transition);
      }
    }
  } catch (error) {
    throw explainReadFailure(error, file);
  }
  return expected;
}
