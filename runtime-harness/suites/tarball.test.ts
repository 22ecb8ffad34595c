import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';

const minutes = 60_000;

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(cwd: string, command: string, ...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, stdout, stderr });
    });
  });
}

/** The package as npm packs it, installed into an empty folder outside of this repository. */
describe('the packed tarball', () => {
  const root = mkdtempSync(join(tmpdir(), 'segc-tarball-'));
  const folder = join(root, 'shop');
  const segc = (...args: string[]) => run(folder, 'npx', '--no-install', 'segc', ...args);

  beforeAll(async () => {
    const packed = await run(packageRoot(), 'npm', 'pack', '--json', '--pack-destination', root);
    expect(packed).toMatchObject({ code: 0 });
    const [tarball = ''] = readdirSync(root).filter((name) => name.endsWith('.tgz'));
    mkdirSync(folder);
    const installed = await run(
      folder,
      'npm',
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      join(root, tarball),
    );
    expect(installed).toMatchObject({ code: 0 });
  }, 3 * minutes);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('carries what it needs and no tests', () => {
    const paths = readdirSync(join(folder, 'node_modules', 'segc'), { recursive: true, encoding: 'utf8' });
    expect(paths.filter((path) => /\.test\.|(^|\/)generated\/|suites|src\/test/.test(path))).toEqual([]);
    expect(paths).toContain('rules/vocabulary/index.ts');
    expect(paths).toContain('flink-deploy/java/pom.xml');
    expect(paths).toContain('flink-deploy/local/poms/flink/pom.xml');
  });

  it(
    'makes a repository of rules that checks, replays and builds',
    async () => {
      const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
      expect(await segc('--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
      const init = await segc('init');
      expect(init).toMatchObject({ code: 0, stderr: '' });
      expect(init.stdout).toContain('made        package.json: scripts check, replay, verify, build\n');
      expect(init.stdout).toContain('\nNext:\n  npx segc check\n');
      const check = await segc('check');
      expect(check).toEqual({ code: 0, stdout: '4 segments, no mistakes\n', stderr: '' });
      const example = 'fixtures/example.jsonl';
      const replay = await segc('replay', example);
      expect(replay.code).toBe(0);
      expect(replay.stdout).toContain('enter  cart-abandoners  anna  by e02,');
      const expected = await segc('replay', example, '--expect', 'fixtures/example.expected.jsonl');
      expect(expected).toEqual({ code: 0, stdout: '9 transitions as expected\n', stderr: '' });
      expect((await segc('build')).stdout).toMatch(/^4 segments in generated\/: (\d+) files, \1 changed\n$/);
      expect(await segc('build', '--check')).toMatchObject({ code: 0, stdout: 'generated/ is what the rules give\n' });
      const explain = await segc('explain', 'gold-spenders');
      expect(explain.code).toBe(0);
      expect(explain.stdout).toContain('`total` >= 500E0');
    },
    2 * minutes,
  );

  it('gives the editor types for segc', async () => {
    const tsc = join(packageRoot(), 'node_modules', 'typescript', 'bin', 'tsc');
    expect(await run(folder, process.execPath, tsc, '-p', '.')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('shows a mistake with its place in the repository, and no stack', async () => {
    const file = join(folder, 'rules/segments/wrong.segment.ts');
    const text = [
      "import { days } from 'segc';",
      "import { segment, when } from '../events/shop.ts';",
      "export default segment('wrong', { enter: when('purchase', (p) => p.totl > 1), ttl: days(1) });",
    ];
    writeFileSync(file, `${text.join('\n')}\n`);
    const { code, stdout, stderr } = await segc('check');
    rmSync(file);
    expect([code, stdout]).toEqual([1, '']);
    const column = (text[2] ?? '').indexOf('totl') + 1;
    expect(stderr).toContain(`rules/segments/wrong.segment.ts:3:${column} - error SEG101: `);
    expect(stderr).toContain(`\n    | ${' '.repeat(column - 1)}^^^^\n`);
    expect(stderr).not.toMatch(/\n\s+at .*\(|node_modules/);
  });
});
