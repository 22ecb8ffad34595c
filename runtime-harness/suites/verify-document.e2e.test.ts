import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { emptyAddresses } from './test-run.ts';

const root = packageRoot();
const path = join(root, 'runtime-harness', 'VERIFY.md');
const document = readFileSync(path, 'utf8');
const database = 7;

/** The figures that differ from run to run. */
const steady = (text: string) =>
  text.replace(/[\d.]+ s, \d+ comparisons a second/, 'S s, N comparisons a second').trim();

/** The document's example, done as it says; SEGC_UPDATE=1 writes down what came of it. */
describe('the example of VERIFY.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'segc-document-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives the output that stands there', async () => {
    for (const [, file = '', text = ''] of document.matchAll(/```\w+ file=(\S+)\n([\s\S]*?)```/g)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules', 'segc'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module","private":true}');
    const { flink, gateway, kafka } = inject('addresses');
    const { redis } = await emptyAddresses(database);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'dist/compiler/cli/main.js'), 'verify'],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, SEGC_KAFKA: kafka, SEGC_FLINK: flink, SEGC_GATEWAY: gateway, REDIS_URL: redis },
      },
    );
    expect(status, stderr).toBe(1);
    const [whole = '', written = ''] = /```text output\n([\s\S]*?)```/.exec(document) ?? [];
    if (process.env.SEGC_UPDATE === '1')
      writeFileSync(
        path,
        document.replace(whole, () => `\`\`\`text output\n${stdout.trim()}\n\`\`\``),
      );
    else expect(steady(stdout)).toBe(steady(written));
  });
});
