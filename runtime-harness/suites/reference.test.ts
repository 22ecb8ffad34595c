import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readExpected } from '../cli/read-expected.ts';
import { replayLog } from '../cli/replay-log.ts';
import { loadGeneratedProgram } from '../program/load-generated.ts';
import { diffTimelines } from '../timeline/diff.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import type { Transition } from '../timeline/transition.ts';
import { createTransitionOrder } from '../timeline/transition-order.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

async function replay(name: string) {
  const program = await loadGeneratedProgram();
  const transitions: Transition[] = [];
  const onTransitions = async (some: readonly Transition[]) => {
    transitions.push(...some);
  };
  const result = await replayLog(program, fixture(name), { until: null, onTransitions });
  return { program, transitions, result };
}

test('the boundary cases are as worked out by hand', async () => {
  const { transitions, result } = await replay('boundaries.jsonl');
  const expected = await readExpected(fixture('boundaries.expected.jsonl'));
  expect(diffTimelines(expected, transitions).map(explainDifference)).toEqual([]);
  expect([result.late, result.dead]).toEqual([4, 10]);
});

test('the order is that of CONTRACT.md', async () => {
  for (const name of ['boundaries.jsonl', 'ecom.jsonl.gz']) {
    const { program, transitions } = await replay(name);
    expect(transitions).toEqual([...transitions].sort(createTransitionOrder(program)));
  }
});

test('the shop recording: every event decodes, none is late', async () => {
  const { result, transitions } = await replay('ecom.jsonl.gz');
  expect([result.events, result.late, result.dead]).toEqual([31_106, 0, 0]);
  // What asks for prices, collections and click targets finds none in it.
  const found = new Set(transitions.map(({ segment }) => segment));
  for (const id of ['high-value-viewers', 'new-arrivals-browsers', 'demo-requesters']) expect(found).not.toContain(id);
});
