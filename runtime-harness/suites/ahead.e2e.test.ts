import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../compiler/build.ts';
import { writeOutput } from '../../compiler/cli/output.ts';
import { connectRedis } from '../../flink-deploy/clients/redis.ts';
import { activeMemberships } from '../../flink-deploy/looking/memberships.ts';
import type { FlinkRun } from '../engines/flink.ts';
import { diffMemberships } from '../engines/redis.ts';
import { runReference } from '../engines/reference.ts';
import { diffTimelines } from '../timeline/diff.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import { createRandom } from '../verify/random.ts';
import { absence, program, segment, when } from './small-program.ts';
import { emptyAddresses, startTestRun } from './test-run.ts';

const database = 9;
const latenessMs = 5_000;
const ttlMs = 600_000;
const small = program(
  segment(absence(when('a'), when('c'), 1_000), ttlMs, null, 'absent'),
  segment(when('a'), ttlMs, when('b'), 'open'),
  segment(when(['a', 'b']), ttlMs, when(['b', 'c']), 'reopened'),
  segment(when('a'), ttlMs, null, 'seen'),
);
const rules = { ...small, source: { ...small.source, latenessMs } };

/**
 * Events of now, of which Redis is told ahead of the operator that runs the rules. While event time stands still the operator does not tell Redis of an event that comes out of order; whoever tells it then
 * is the one ahead.
 */
describe('what Redis is told ahead', () => {
  const folder = mkdtempSync(join(tmpdir(), 'segc-ahead-'));
  const sent: string[] = [];
  let run: FlinkRun;
  let redisUrl: string;

  const produce = async (...messages: readonly object[]) => {
    const texts = messages.map((message) => JSON.stringify(message));
    sent.push(...texts);
    await run.produce(texts.map((value) => ({ key: null, value })));
  };
  const event = (userId: string, type: string, ts: number, eventId = `${type}${ts}`) => ({ eventId, userId, type, ts });
  const segmentsOf = async (userId: string) => {
    const redis = await connectRedis(redisUrl);
    try {
      return (await activeMemberships(redis, userId, Date.now())).map(({ segment: id }) => id).sort();
    } finally {
      redis.disconnect();
    }
  };
  /** Lets event time pass all that has come; gives what the replay says then. */
  const pass = async () => {
    const ts = Date.now() + latenessMs + 10;
    await run.passTime(ts);
    const replay = runReference(rules, sent, ts);
    sent.push(JSON.stringify({ type: 'segc.time', ts }));
    return replay;
  };

  beforeAll(async () => {
    await writeOutput(folder, buildProgram(rules, { plan: 'fused' }));
    redisUrl = (await emptyAddresses(database)).redis;
    run = await startTestRun('ahead', database, { partitions: 1, watermark: 'on-event', folder });
  });
  afterAll(async () => {
    await run?.close();
    rmSync(folder, { recursive: true });
  });

  it('is there while the operator waits', async () => {
    const now = Date.now();
    await produce(event('early', 'c', now), event('early', 'a', now - 1_000));
    // The operator does take back at once what a later event has ended.
    await expect.poll(() => segmentsOf('early'), { timeout: 20_000 }).toEqual(['open', 'seen']);
  });

  it('is as the replay ends, whatever the order, the copies and the exits', async () => {
    const random = createRandom(7);
    const now = Date.now();
    const history = Array.from({ length: 3_000 }, (_, index) => {
      const ts = now - random(4_000);
      const message = event(`user-${random(300)}`, ['a', 'b', 'c'][random(3)] ?? 'a', ts, `e${index}`);
      return random(8) === 0 ? [message, message] : [message];
    }).flat();
    await produce(...history);
    const replay = await pass();
    expect(diffMemberships(replay.memberships, await run.memberships())).toEqual([]);
    expect(diffTimelines(replay.transitions, await run.transitions()).map(explainDifference)).toEqual([]);
  });

  it('is taken back when it was late before a restart', async () => {
    const now = Date.now();
    await produce(event('inside', 'a', now), event('outside', 'a', now), event('outside', 'b', now + 1));
    await pass();
    await run.restart();
    const late = now - 1_000;
    await produce(event('never', 'a', late), event('inside', 'b', late), event('outside', 'a', late));
    // Whose time is not told after the restart, and is not late.
    await produce(event('later', 'a', Date.now() + latenessMs + 20));
    await expect.poll(() => segmentsOf('later'), { timeout: 20_000 }).toEqual(['open', 'reopened', 'seen']);
    await run.flink.savepoint(run.jobId);
    expect(await segmentsOf('never')).toEqual([]);
    expect(await segmentsOf('inside')).toEqual(['absent', 'open', 'reopened', 'seen']);
    expect(await segmentsOf('outside')).toEqual(['absent', 'seen']);
  });
});
