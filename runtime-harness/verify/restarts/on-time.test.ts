import { expect, test } from 'vitest';
import { runReference } from '../../engines/reference.ts';
import { generatedProgram } from '../../suites/test-run.ts';
import { generateHistories } from '../generate.ts';
import { inArrivalOrder } from '../history.ts';
import { indexesOfLate } from './deliver.ts';
import { onTime } from './on-time.ts';

const program = await generatedProgram();
const { latenessMs } = program.source;
const histories = generateHistories(program, { seed: 1, histories: 20 });
const replay = (of: typeof histories) => runReference(program, inArrivalOrder(of), null);

test('nothing is late any more, and much is still out of order', () => {
  const punctual = histories.map((history) => onTime(history, latenessMs));
  expect(replay(histories).late).toBeGreaterThan(0);
  expect(replay(punctual).late).toBe(0);
  expect(indexesOfLate(inArrivalOrder(histories), latenessMs)).toHaveLength(replay(histories).late);
  const delayed = punctual.flatMap(({ messages }) =>
    messages.filter(({ arrives, text }) => arrives === (JSON.parse(text) as { readonly ts: number }).ts + latenessMs),
  );
  expect(delayed.length).toBeGreaterThan(100);
});
