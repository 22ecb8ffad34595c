import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { registerCheck } from './check.ts';

const root = mkdtempSync(join(tmpdir(), 'segc-watch-'));
const rules = join(root, 'rules');
const segments = join(rules, 'segments');
beforeAll(() => {
  const own = fileURLToPath(new URL('../../rules/', import.meta.url));
  cpSync(join(own, 'events'), join(rules, 'events'), { recursive: true });
  mkdirSync(segments);
});
afterAll(() => rmSync(root, { recursive: true }));

const write = (folder: string, id: string, days: string) =>
  writeFileSync(
    join(folder, `${id}.segment.ts`),
    `import { days } from 'segc';\nimport { segment, when } from '../events/shop.ts';\nexport default segment('${id}', { enter: when('purchase'), ttl: ${days} });\n`,
  );

test('check --watch answers each edit, whatever it is, and ends with Ctrl-C', async () => {
  const lines: { segments: number; diagnostics: { code: string }[]; seconds: number }[] = [];
  const stderr: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(
      ...String(chunk)
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    );
    return true;
  });
  const errors = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => stderr.push(String(chunk)) > 0);
  const answer = async (count: number, codes: readonly string[]) => {
    await vi.waitFor(
      () => {
        const { segments, diagnostics } = lines.at(-1) ?? { segments: -1, diagnostics: [] };
        expect([segments, [...new Set(diagnostics.map(({ code }) => code))]]).toEqual([count, codes]);
      },
      { timeout: 30_000, interval: 20 },
    );
  };
  const program = new Command().exitOverride();
  registerCheck(program);
  const before = process.exitCode;
  const ended = program.parseAsync(['check', '--rules', rules, '--watch', '--json'], { from: 'user' });

  await answer(0, ['SEG001']);
  write(segments, 'buyers', 'days(1)');
  await answer(1, []);
  write(segments, 'buyers', 'days(');
  await answer(0, ['SEG101']);
  write(segments, 'buyers', 'days(2)');
  await answer(1, []);
  mkdirSync(join(rules, 'more'));
  write(join(rules, 'more'), 'others', "days('x')");
  await answer(0, ['SEG101']);
  write(join(rules, 'more'), 'others', 'days(0)');
  await answer(0, ['SEG203']);
  rmSync(join(rules, 'more'), { recursive: true });
  await answer(1, []);
  renameSync(rules, join(root, 'away'));
  await answer(0, ['SEG001']);
  renameSync(join(root, 'away'), rules);
  await answer(1, []);
  renameSync(join(segments, 'buyers.segment.ts'), join(segments, 'b.segment.ts'));
  write(segments, 'buyers', 'days(3)');
  await answer(0, ['SEG201']);

  process.emit('SIGINT');
  await ended;
  stdout.mockRestore();
  errors.mockRestore();
  expect(stderr).toEqual([]);
  expect(process.exitCode).toBe(before);
  expect(lines.every(({ seconds }) => seconds >= 0)).toBe(true);
  const answered = lines.length;
  write(segments, 'buyers', 'days(4)');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(lines).toHaveLength(answered);
});
