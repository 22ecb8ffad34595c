import { expect, test } from 'vitest';
import type { FlinkRest, JobState, JobSummary } from '../clients/flink-rest.ts';
import { flinkJobName, observeJobs } from './jobs.ts';

const version = '0123456789abcdef';

const running = (name: string, state: JobState = 'RUNNING', id = 'j'): JobSummary => ({
  id,
  name,
  state,
  startTime: 0,
  endTime: -1,
  tasks: {},
});

const observe = (...jobs: JobSummary[]) => observeJobs({ jobs: async () => jobs } as unknown as FlinkRest, 'shop');

test('a job is known by the name it was given', async () => {
  expect(await observe(running(flinkJobName('shop', version)))).toEqual([{ id: 'j', name: 'shop', version }]);
});

test.each([
  `segc shop2 ${version}`,
  `segc my-shop ${version}`,
  `segc Shop ${version}`,
  `segc shop ${version}0`,
  `segc shop ${version.slice(1)}`,
  `segc shop ${version.toUpperCase()}`,
  `segc shop x ${version}`,
  `segc shop ${version} 2`,
  ` segc shop ${version}`,
  `insert-into shop ${version}`,
  'shop',
  '',
])('another job stays another: %j', async (name) => {
  expect(await observe(running(name))).toEqual([]);
});

test.each<[JobState, number]>([
  ['INITIALIZING', 1],
  ['CREATED', 1],
  ['RUNNING', 1],
  ['FAILING', 1],
  ['CANCELLING', 1],
  ['RESTARTING', 1],
  ['RECONCILING', 1],
  ['FAILED', 0],
  ['CANCELED', 0],
  ['FINISHED', 0],
  ['SUSPENDED', 0],
])('a job that is %s counts %i times', async (state, count) => {
  expect(await observe(running(flinkJobName('shop', version), state))).toHaveLength(count);
});

test('the order of Flink, newest first, is kept', async () => {
  const jobs = await observe(
    running(flinkJobName('shop', version), 'RUNNING', 'b'),
    running('something else', 'RUNNING', 'x'),
    running(flinkJobName('shop', version.replace('0', 'f')), 'RUNNING', 'a'),
  );
  expect(jobs.map(({ id }) => id)).toEqual(['b', 'a']);
});
