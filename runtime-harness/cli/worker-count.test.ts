import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { countWorkers, parseWorkers } from './worker-count.ts';

vi.mock(import('node:os'), async (original) => ({ ...(await original()), availableParallelism: vi.fn(() => 3) }));

test('--workers is "auto" or a whole number', () => {
  expect(['auto', '1', '64'].map(parseWorkers)).toEqual(['auto', 1, 64]);
  for (const text of ['0', '-1', 'x', '', '1.5', '65', '1e1', 'AUTO'])
    expect(() => parseWorkers(text)).toThrow('It must be a whole number from 1 to 64, or "auto".');
});

test('auto: several for a large file, no more than there are processors or use for; else what is asked for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'segc-workers-'));
  const [small, large] = [join(folder, 'small'), join(folder, 'large')];
  await writeFile(small, '{}\n');
  await writeFile(large, '');
  await truncate(large, 1e9);
  expect(await countWorkers(large, 'auto')).toBe(3);
  vi.mocked(availableParallelism).mockReturnValueOnce(16).mockReturnValueOnce(1);
  expect(await countWorkers(large, 'auto')).toBe(4);
  expect(await countWorkers(large, 'auto')).toBe(1);
  for (const file of [small, '-', join(folder, 'none'), folder]) {
    expect(await countWorkers(file, 'auto')).toBe(1);
    expect(await countWorkers(file, 7)).toBe(7);
  }
  await rm(folder, { recursive: true });
});
