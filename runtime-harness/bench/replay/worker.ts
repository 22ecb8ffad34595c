import { writeFileSync } from 'node:fs';
import { replayLog } from '../../cli/replay-log.ts';
import { loadGeneratedProgram } from '../../program/load-generated.ts';
import { formatTransition, type Transition } from '../../timeline/transition.ts';

/**
 * Plays a file of events through the replay, as `segc replay` does: `worker.js <ir.json> <events> <transitions>`. Prints `seconds <s>`, from the first byte of
 * the file to the last transition; compiling the rules is not in it.
 */
const [ir, events, results] = process.argv.slice(2);
if (ir === undefined || events === undefined || results === undefined) throw new Error('three files are wanted');
const program = await loadGeneratedProgram(ir);
const transitions: Transition[] = [];

const begun = performance.now();
await replayLog(program, events, {
  until: null,
  async onTransitions(some) {
    for (const transition of some) transitions.push(transition);
  },
});
process.stdout.write(`seconds ${(performance.now() - begun) / 1000}\n`);
writeFileSync(results, transitions.map((transition) => `${formatTransition(transition)}\n`).join(''));
