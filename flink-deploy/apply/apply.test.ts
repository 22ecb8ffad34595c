import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KafkaClient } from '../clients/kafka.ts';
import type { ObservedJob } from '../observed/jobs.ts';
import { explainStep, type Step } from '../plan/step.ts';
import { applySteps, type Target } from './apply.ts';

/** A JobManager that cancels every job but the one called `unknown`. */
let flink: Server;
let calls: string[];
let target: Target;

beforeEach(async () => {
  calls = [];
  flink = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    const refused = request.url?.includes('unknown') === true;
    response.statusCode = refused ? 404 : 200;
    response.end(
      JSON.stringify(refused ? { errors: ['no such job'] } : { jid: 'x', name: 'n', state: 'CANCELED', vertices: [] }),
    );
  });
  await new Promise<void>((resolve) => flink.listen(0, '127.0.0.1', resolve));
  const kafka = {
    createTopics: async (topics: readonly { topic: string; partitions: number }[]) => {
      calls.push(`create ${topics.map(({ topic, partitions }) => `${topic}/${partitions}`).join(' ')}`);
    },
  } as unknown as KafkaClient;
  const url = `http://127.0.0.1:${(flink.address() as AddressInfo).port}`;
  // No step of these tests starts a job.
  target = { kafka, flink: url, gateway: url } as Target;
});

afterEach(() => new Promise((resolve) => flink.close(resolve)));

const job = (id: string): ObservedJob => ({ id, name: 's', version: 'v' });

test('steps are done in order, each announced in words', async () => {
  const steps: Step[] = [
    { kind: 'createTopics', topics: ['a', 'b'], partitions: 3 },
    { kind: 'stop', job: job('1') },
    { kind: 'keep', job: job('2') },
  ];
  const said: string[] = [];
  expect(await applySteps(steps, target, (text) => said.push(text))).toBe('2');
  expect(calls).toEqual(['create a/3 b/3', 'PATCH /jobs/1?mode=cancel', 'GET /jobs/1']);
  expect(said).toEqual(steps.map(explainStep));
});

test('the first step that fails is the last', async () => {
  const steps: Step[] = [
    { kind: 'stop', job: job('unknown') },
    { kind: 'createTopics', topics: ['a'], partitions: 1 },
  ];
  await expect(applySteps(steps, target, () => {})).rejects.toThrow('no such job');
  expect(calls).toEqual(['PATCH /jobs/unknown?mode=cancel']);
});

test('without steps nothing runs', async () => {
  expect(await applySteps([], target, () => {})).toBeNull();
  expect(calls).toEqual([]);
});
