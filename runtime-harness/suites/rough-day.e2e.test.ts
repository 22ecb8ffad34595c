import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { startService, stopService } from '../../flink-deploy/local/stack.ts';
import { readShifted } from '../demo/recording.ts';
import type { FlinkRun, Message } from '../engines/flink.ts';
import type { Membership } from '../engines/redis.ts';
import { diffMemberships } from '../engines/redis.ts';
import { type ReferenceResult, runReference } from '../engines/reference.ts';
import { diffTimelines } from '../timeline/diff.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import type { Transition } from '../timeline/transition.ts';
import { generatedProgram, startTestRun } from './test-run.ts';

const minute = 60_000;
/** Every one of these has broken somebody's quoting. */
const hostileUser = 'a"b\'c{}\n;DROP';
const crowd = 10_000;

/**
 * The recorded shop with all that a day in production brings: one message in a hundred is no JSON and one has a field of a wrong type, Redis is gone for
 * ten seconds, one user has a terrible name, and ten thousand want a demo.
 */
describe('the recorded shop on a rough day', () => {
  const now = Date.now();
  let run: FlinkRun;
  let messages: Message[];
  let broken: number;
  let replay: ReferenceResult;
  let transitions: readonly Transition[];
  let memberships: readonly Membership[];

  beforeAll(async () => {
    const recording = join(packageRoot(), 'runtime-harness', 'fixtures', 'ecom.jsonl.gz');
    const events = (await readShifted(recording, now)).map(({ userId, ts, text }) => ({ userId, ts, text }));
    const add = (userId: string, type: string, ts: number, more: object = {}) =>
      events.push({
        userId,
        ts,
        text: JSON.stringify({ eventId: `${type}-${events.length}`, userId, type, ts, ...more }),
      });
    // Adds to the cart and is never seen again: only others move time on.
    add('silent', 'add_to_cart', now - 300 * minute);
    add(hostileUser, 'add_to_cart', now - 200 * minute);
    add(hostileUser, 'click', now - 100 * minute, { target: 'Request Demo' });
    for (let index = 0; index < crowd; index += 1) {
      add(`visitor-${index}`, 'click', now - 50 * minute + index, { target: 'Request Demo' });
    }
    events.sort((a, b) => a.ts - b.ts);
    messages = events.flatMap(({ userId, text }, index) => {
      const event: Message = { key: userId, value: text };
      if (index % 100 === 17) return [event, { key: userId, value: text.slice(0, text.length / 2) }];
      if (index % 100 === 53) return [event, { key: userId, value: text.replace(/"ts":(\d+)/, '"ts":"$1"') }];
      return [event];
    });
    broken = messages.length - events.length;

    run = await startTestRun('rough-day', 2, { partitions: 2 });
    const program = await generatedProgram();
    const { longestDeadlineMs, latenessMs } = run.deployment.generated.manifest;
    const closeAt = now + longestDeadlineMs + latenessMs + 1;
    replay = runReference(
      program,
      messages.map(({ value }) => value),
      closeAt,
    );

    const workDir = inject('workDir');
    const third = Math.floor(messages.length / 3);
    await run.produce(messages.slice(0, third));
    await stopService({ workDir }, 'redis');
    await run.produce(messages.slice(third, 2 * third));
    await sleep(10_000);
    await startService({ workDir }, 'redis');
    await run.produce(messages.slice(2 * third));
    await run.passTime(closeAt, 240_000);
    transitions = await run.transitions();
    memberships = await run.memberships();
  });
  afterAll(() => run?.close());

  it('makes the transitions of the replay, through the outage of Redis', () => {
    expect(diffTimelines(replay.transitions, transitions).map(explainDifference)).toEqual([]);
    expect(transitions.length).toBeGreaterThan(crowd);
  });

  it('leaves Redis as the replay ends, expiry included', () => {
    expect(diffMemberships(replay.memberships, memberships)).toEqual([]);
    expect(memberships.length).toBeGreaterThan(crowd);
  });

  it('never stops the job', async () => {
    expect((await run.flink.job(run.jobId)).state).toBe('RUNNING');
  });

  it('has every broken message in the dead-letter topic, with offset and cause', async () => {
    const dead = await run.records('dead');
    const causes = (list: readonly unknown[]) => [...list].map(String).sort();
    expect(dead).toHaveLength(broken);
    expect(broken).toBeGreaterThan(600);
    expect(causes(dead.map(({ cause }) => cause))).toEqual(causes(replay.dead));
    const places = new Set(dead.map(({ partition, offset }) => `${partition}:${offset}`));
    expect(places.size).toBe(broken);
  });

  it('lets a user who was never seen again abandon the cart after 30 minutes', () => {
    const entered = transitions.find(
      ({ userId, segment, op }) => userId === 'silent' && segment === 'cart-abandoners' && op === 'enter',
    );
    expect(entered?.at).toBe(now - 300 * minute + 30 * minute);
  });

  it('treats a user with a terrible name like any other', () => {
    const mine = memberships.filter(({ userId }) => userId === hostileUser).map(({ segment }) => segment);
    expect(mine).toEqual(['bounced-sessions', 'cart-abandoners', 'demo-requesters']);
  });

  it('keeps a segment of ten thousand members', () => {
    const members = memberships.filter(({ segment }) => segment === 'demo-requesters');
    expect(members.length).toBe(crowd + 1);
  });
});
