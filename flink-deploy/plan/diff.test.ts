import { expect, test } from 'vitest';
import type { ObservedJob } from '../observed/jobs.ts';
import { diff } from './diff.ts';
import { explainStep, type Step } from './step.ts';

const desired = { name: 's', version: 'v2', segments: 3, topics: ['events', 'changes'], partitions: 2 };
const job = (id: string, version: string): ObservedJob => ({ id, name: 's', version });
const [old, same, twin, older] = [job('1', 'v1'), job('2', 'v2'), job('3', 'v2'), job('4', 'v0')] as const;

const start: Step = { kind: 'start', name: 's', version: 'v2', segments: 3 };
const create = (...topics: string[]): Step => ({ kind: 'createTopics', topics, partitions: 2 });
const stop = (stopped: ObservedJob): Step => ({ kind: 'stop', job: stopped });
const keep = (kept: ObservedJob): Step => ({ kind: 'keep', job: kept });

const all = ['changes', 'events', 'other'];
test.each<[string, ObservedJob[], string[], Step[]]>([
  ['nothing', [], [], [create('events', 'changes'), start]],
  ['one topic', [], ['events'], [create('changes'), start]],
  ['all topics', [], all, [start]],
  ['the same version', [same], all, [keep(same)]],
  ['an old version', [old], all, [stop(old), start]],
  ['an old version and no topics', [old], [], [create('events', 'changes'), stop(old), start]],
  ['two old versions', [old, older], all, [stop(old), stop(older), start]],
  ['an old and the same version', [old, same], all, [stop(old), keep(same)]],
  ['the same version twice', [same, twin], all, [stop(twin), keep(same)]],
])('where there is %s', (_, jobs, topics, steps) => {
  expect(diff(desired, { jobs, topics })).toEqual(steps);
});

test.each<[Step, string]>([
  [create('a', 'b'), 'create the topics a, b (2 partitions each)'],
  [{ kind: 'createTopics', topics: ['a'], partitions: 1 }, 'create the topics a (1 partition each)'],
  [start, 'start s, version v2: 3 segments in one job, without earlier state'],
  [keep(same), 'keep s as it runs (job 2, version v2)'],
  [stop(old), 'stop s (job 1, version v1); its state is dropped'],
])('a step in words', (step, words) => {
  expect(explainStep(step)).toBe(words);
});
