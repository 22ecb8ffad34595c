import { describe, expect, test } from 'vitest';
import { buildProgram } from '../../compiler/build.ts';
import { runReference } from '../engines/reference.ts';
import { brokenFiles, programUnder, replayUnder } from './sabotage.ts';
import { brokenInterpreters, brokenLowerings } from './sabotages.ts';

describe('sabotages', () => {
  test.each(brokenLowerings)('$id breaks the SQL of its rule', async (sabotage) => {
    const sql = (await brokenFiles([sabotage])).map(({ text }) => text).join('');
    expect(sql).not.toBe('');
  });

  test('interpreters are broken one by one, and the others stay', async () => {
    const program = programUnder(brokenInterpreters);
    const replay = await replayUnder(brokenInterpreters);
    expect(replay([], 1)).toEqual(runReference(program, [], 1));
  }, 120_000);

  test('no mistake, no change', () => {
    expect(buildProgram(programUnder(brokenLowerings), { plan: 'readable' }).length).toBeGreaterThan(
      brokenLowerings.length,
    );
  });
});
