import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeProgram } from '../../compiler/cli/output.ts';
import type { Program } from '../../compiler/ir/program.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import { runReference } from '../engines/reference.ts';
import { verify } from '../verify/verify.ts';
import { emptyAddresses, generatedProgram } from './test-run.ts';

const database = 7;
const options = {
  seed: 20_261_125,
  histories: 150,
  recordings: [],
  findingsPerSegment: 1,
  typescript: null,
  prepare: null,
  step: <T>(_: string, work: (tell: (text: string) => void) => Promise<T>) => work(() => {}),
};

type Change = (text: string) => string;
const swap =
  (from: string, to: string): Change =>
  (text) =>
    text.replace(from, to);

/** One small mistake for each rule, in the JSON of its meaning: the SQL comes from it, the replay from what was meant. */
const mistakes: { readonly [segment: string]: Change } = {
  'bounced-sessions': swap('"operator":"<"', '"operator":"<="'),
  'cart-abandoners': swap('"forMs":1800000', '"forMs":1800001'),
  'checkout-strugglers': swap('"payment_error"', '"purchase"'),
  'demo-requesters': swap('Request Demo', 'request demo'),
  'high-engagement': swap('"operator":">"', '"operator":">="'),
  'high-value-viewers': swap('"value":200', '"value":201'),
  'long-sessions': swap('"gapMs":1800000', '"gapMs":1799999'),
  'mobile-wishers': (text) => JSON.stringify({ ...(JSON.parse(text) as Segment), exit: null }),
  'new-arrivals-browsers': swap('"operator":"&&"', '"operator":"||"'),
  'promo-browsers': (text) => {
    const segment = JSON.parse(text) as Segment;
    return JSON.stringify({ ...segment, ttlMs: segment.ttlMs - 1 });
  },
};

describe('segc verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'segc-verify-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = async (program: Program, sql: Program) => {
    await writeProgram(sql, folder);
    return verify({
      ...options,
      program,
      folder,
      addresses: await emptyAddresses(database),
      replay: (messages, closeAt) => runReference(program, messages, closeAt),
    });
  };

  it('finds no difference in the rules of the project, of which every one is entered', async () => {
    const program = await generatedProgram();
    const result = await run(program, program);
    expect(result.findings).toEqual([]);
    expect(result.storeDifferences).toEqual([]);
    expect(result.segments.filter(({ transitions }) => transitions === 0)).toEqual([]);
    expect(result.histories).toBe(options.histories * program.segments.length);
  });

  it('finds a small mistake in the SQL of each', async () => {
    const program = await generatedProgram();
    const segments = program.segments.map((segment) => {
      const text = JSON.stringify(segment);
      const changed = mistakes[segment.id]?.(text);
      if (changed === undefined || changed === text) throw new Error(`no mistake in ${segment.id}: ${text}`);
      return { ...(JSON.parse(changed) as Segment), span: segment.span };
    });
    const { findings } = await run(program, { ...program, segments });
    expect(findings.map(({ segment }) => segment).sort()).toEqual(program.segments.map(({ id }) => id));
    expect(findings.map(({ history }) => history.messages.length).filter((messages) => messages > 6)).toEqual([]);
  });
});
