import { parentPort, workerData } from 'node:worker_threads';
import { createEventRowReader } from '../event-log/event-rows.ts';
import { fieldsRead } from '../reference/fields-read.ts';
import { createPlayer } from '../reference/player.ts';
import { packLines } from './packed-lines.ts';
import type { ShareAnswer, ShareQuestion, ShareTask } from './share-thread.ts';
import { createTeller } from './teller.ts';

// What runs in the thread of `startShareThread`.
const { program, telling } = workerData as ShareTask;
const { add, decideUntil, memberships } = createPlayer(program.segments);
const { tell, tallies } = createTeller(program, telling);
const readRows = createEventRowReader(program.source.schema, fieldsRead(program));

function answer(question: ShareQuestion): ShareAnswer<ShareQuestion['ask']> {
  if (question.ask === 'tallies') return tallies(memberships);
  readRows(question.rows, question.lines, add);
  return packLines(tell(decideUntil(question.until)));
}

parentPort?.on('message', (question: ShareQuestion) => parentPort?.postMessage(answer(question)));
