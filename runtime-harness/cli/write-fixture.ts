import { writeFile } from 'node:fs/promises';
import { formatTransition, type Transition } from '../timeline/transition.ts';
import type { History } from '../verify/history.ts';

/**
 * Writes a history and what it should give as a recording with its expectation: `<base>.jsonl` and `<base>.expected.jsonl`.
 *
 * @returns the path of the history
 */
export async function writeFixture(
  base: string,
  { messages }: History,
  expected: readonly Transition[],
): Promise<string> {
  const lines = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');
  await writeFile(`${base}.jsonl`, lines(messages.map(({ text }) => text)));
  await writeFile(`${base}.expected.jsonl`, lines(expected.map(formatTransition)));
  return `${base}.jsonl`;
}
