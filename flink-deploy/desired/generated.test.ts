import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '../local/user-error.ts';
import { readGenerated } from './generated.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'segc-generated-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = {
  'source.sql': "CREATE TEMPORARY TABLE `events` (`a` STRING) WITH ('x' = 'a;b');\n",
  'segments/vip.sql': '-- vip\nCREATE TEMPORARY VIEW `vip` AS SELECT 1;\nCREATE TEMPORARY VIEW `vip 2` AS SELECT 2;\n',
  'ir.json': '{}\n',
};
const manifest = {
  version: 1,
  plan: 'readable',
  topic: 'shop-events',
  latenessMs: 5_000,
  longestDeadlineMs: 0,
  segments: [{ id: 'vip', rule: 'abc', ttlMs: 1_000 }],
  run: ['segments/vip.sql', 'source.sql'],
  files: Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')]),
  ),
};

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function writeAll(changes: Readonly<Record<string, unknown>> = {}): void {
  for (const [path, text] of Object.entries(files)) write(path, text);
  write('manifest.json', JSON.stringify({ ...manifest, ...changes }));
}

const refusal = () =>
  readGenerated(folder).then(
    () => expect.unreachable('it was accepted'),
    (error: unknown) => error as UserError,
  );

test('statements come in the order in which they are run', async () => {
  writeAll();
  const { statements, manifest: read } = await readGenerated(folder);
  expect(statements).toEqual([
    'CREATE TEMPORARY VIEW `vip` AS SELECT 1',
    'CREATE TEMPORARY VIEW `vip 2` AS SELECT 2',
    "CREATE TEMPORARY TABLE `events` (`a` STRING) WITH ('x' = 'a;b')",
  ]);
  expect(read).toEqual(manifest);
});

test('the version is 16 hex digits and changes with the manifest', async () => {
  writeAll();
  const { version } = await readGenerated(folder);
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  expect((await readGenerated(folder)).version).toBe(version);
  writeAll({ latenessMs: 6_000 });
  expect((await readGenerated(folder)).version).not.toBe(version);
});

test('the program of the one operator is packed', async () => {
  const text = '{\n  "segments": ["it\'s"]\n}\n';
  const hash = createHash('sha256').update(text).digest('hex');
  writeAll({ plan: 'fused', files: { ...manifest.files, 'program.json': hash } });
  write('program.json', text);
  const { program = '' } = await readGenerated(folder);
  expect(program).toMatch(/^[\w+/]+=*$/);
  expect(gunzipSync(Buffer.from(program, 'base64')).toString()).toBe('{"segments":["it\'s"]}');
  writeAll();
  expect((await readGenerated(folder)).program).toBeUndefined();
});

test('a folder that was not built is refused', async () => {
  const error = await refusal();
  expect(error).toBeInstanceOf(UserError);
  expect(error.message).toContain('has no manifest.json');
  expect(error.nextStep).toContain('segc build');
});

test.each(['', '{', 'null', '[]', '{"version":1}'])('a manifest of %j is refused', async (text) => {
  writeAll();
  write('manifest.json', text);
  const error = await refusal();
  expect(error).toBeInstanceOf(UserError);
  expect(error.message).toContain('manifest.json is not one of this version');
});

test('a manifest of a later version is refused', async () => {
  writeAll({ version: 2 });
  expect(await refusal()).toBeInstanceOf(UserError);
});

test.each(Object.keys(files))('%s is refused when edited or missing', async (path) => {
  writeAll();
  write(path, `${files[path as keyof typeof files]} `);
  const edited = await refusal();
  expect(edited).toBeInstanceOf(UserError);
  expect(edited.message).toContain(`${path} is not what segc has generated`);
  rmSync(join(folder, path));
  expect((await refusal()).message).toBe(edited.message);
});

test('files that the manifest does not know are left alone', async () => {
  writeAll();
  write('notes.txt', 'mine');
  await expect(readGenerated(folder)).resolves.toBeDefined();
});
