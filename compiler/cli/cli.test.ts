import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../runtime-harness/suites/run-command.ts';
import { registerBuild, registerCheck, registerExplain } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'segc-cli-'));
const [rules, out] = [join(root, 'rules'), join(root, 'generated')];
beforeAll(() => {
  const own = fileURLToPath(new URL('../../rules/', import.meta.url));
  for (const folder of ['events', 'segments']) cpSync(join(own, folder), join(rules, folder), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

/** Runs a command line in this process, and gives what it wrote and its exit code. */
const run = (...args: string[]) => runCommand([registerBuild, registerCheck, registerExplain], args);

const files = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );

test('build twice gives the same bytes; --check passes, then names what was edited, lost and added by hand', async () => {
  const first = await run('build', '--plan', 'readable', '--rules', rules, '--out', out);
  const written = files(out);
  expect(first).toEqual({ stdout: `10 segments in ${out}/: 16 files, 16 changed\n`, stderr: '', code: 0 });
  expect(Object.keys(written)).toHaveLength(16);

  const again = await run('build', '--plan', 'readable', '--rules', rules, '--out', out, '--json');
  expect(JSON.parse(again.stdout)).toEqual({ segments: 10, files: 16, stale: [] });
  expect(files(out)).toEqual(written);

  const fresh = await run('build', '--plan', 'readable', '--check', '--rules', rules, '--out', out);
  expect(fresh).toEqual({ stdout: `${out}/ is what the rules give\n`, stderr: '', code: 0 });

  appendFileSync(join(out, 'segments', 'demo-requesters.sql'), '-- by hand\n');
  rmSync(join(out, 'shared.sql'));
  writeFileSync(join(out, 'segments', 'gone.sql'), '');
  const stale = await run('build', '--plan', 'readable', '--check', '--rules', rules, '--out', out);
  expect(stale).toEqual({
    stdout: '',
    stderr: [
      `error: ${out}/shared.sql is missing`,
      `error: ${out}/segments/demo-requesters.sql has been changed`,
      `error: ${out}/segments/gone.sql belongs to no rule`,
      'Run `segc build` and commit the result.\n',
    ].join('\n'),
    code: 1,
  });

  await run('build', '--plan', 'readable', '--rules', rules, '--out', out);
  expect(files(out)).toEqual(written);
});

test('without a word about the plan all rules are one program, and explain says so', async () => {
  const own = join(out, '..', 'fused');
  const built = await run('build', '--rules', rules, '--out', own);
  expect(built).toMatchObject({ stderr: '', code: 0 });
  expect(Object.keys(files(own))).toHaveLength(5);
  expect(Object.keys(files(own)).some((path) => path.endsWith('program.json'))).toBe(true);
  expect((await run('build', '--check', '--rules', rules, '--out', own)).code).toBe(0);
  const explained = await run('explain', '--rules', rules, '--json');
  expect(JSON.parse(explained.stdout)).toMatchObject({ plan: 'fused', asked: 'auto' });
  expect((await run('explain', '--rules', rules, '--plan', 'readable')).stdout).toContain('plan: readable, as asked');
});

test('build leaves a folder alone that holds something else', async () => {
  const other = join(root, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'thesis.txt'), 'only copy');
  const { code, stderr } = await run('build', '--rules', rules, '--out', other);
  expect([code, stderr]).toEqual([
    1,
    `error: ${other} holds other files and no manifest.json\nName a folder of its own with --out.\n`,
  ]);
  expect(files(other)).toEqual({ [join(other, 'thesis.txt')]: 'only copy' });
});

test('check: a sentence for people, an object for programs', async () => {
  expect(await run('check', '--rules', rules)).toEqual({ stdout: '10 segments, no mistakes\n', stderr: '', code: 0 });
  const json = await run('check', '--json', '--rules', rules);
  expect([JSON.parse(json.stdout), json.code]).toEqual([{ segments: 10, diagnostics: [] }, 0]);
});

test('check --format github: annotations on stdout; --json is a shorthand, and goes with no other format', async () => {
  const wrong = join(root, 'unlike');
  cpSync(rules, wrong, { recursive: true });
  const file = join(wrong, 'segments', 'demo-requesters.segment.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace("click.target === 'Request Demo'", '!click.target'));
  const { stdout, stderr, code } = await run('check', '--format', 'github', '--rules', wrong);
  expect(stdout).toMatch(
    /^::error file=\S+\/segments\/demo-requesters\.segment\.ts,line=6,col=36,endLine=6,endColumn=48,title=SEG305::this condition is a string%0Alaw: /,
  );
  expect([stderr, code]).toEqual(['1 mistake\n', 1]);
  const [short, long] = [
    await run('check', '--json', '--rules', wrong),
    await run('check', '--format', 'json', '--rules', wrong),
  ];
  expect(short).toEqual(long);
  await expect(run('check', '--json', '--format', 'text', '--rules', rules)).rejects.toThrow(/cannot be used with/);
});

test('explain knows segments that are made of others', async () => {
  const combined = join(root, 'combined');
  cpSync(rules, combined, { recursive: true });
  writeFileSync(
    join(combined, 'segments', 'both.segment.ts'),
    `import { any, days } from 'segc';
import { segment } from '../events/shop.ts';
import carts from './cart-abandoners.segment.ts';
import demos from './demo-requesters.segment.ts';
export default segment('both', { enter: any(carts, demos), ttl: days(7) });
`,
  );
  const { stdout, code } = await run('explain', 'both', '--stage', 'state', '--rules', combined);
  expect(stdout).toContain('formula\n  keeps:   which of cart-abandoners, demo-requesters the user is in');
  expect((await run('explain', 'both', '--rules', combined)).stdout).toContain(
    "'any(cart-abandoners,demo-requesters)'",
  );
  expect(code).toBe(0);
});

test('check and build of wrong rules: exit code 1, places on stderr, nothing written', async () => {
  const wrong = join(root, 'wrong');
  cpSync(rules, wrong, { recursive: true });
  const file = join(wrong, 'segments', 'demo-requesters.segment.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace("click.target === 'Request Demo'", '!click.target'));

  const json = await run('check', '--json', '--rules', wrong);
  const { segments, diagnostics } = JSON.parse(json.stdout);
  expect([json.code, json.stderr, segments]).toEqual([1, '', 0]);
  expect(diagnostics).toEqual([
    {
      code: 'SEG305',
      severity: 'error',
      finding: 'this condition is a string',
      law: expect.any(String),
      fix: "Compare it, as in `text !== undefined && text !== ''`.",
      span: {
        file: expect.stringMatching(/segments\/demo-requesters\.segment\.ts$/),
        line: 6,
        column: 36,
        endLine: 6,
        endColumn: 48,
      },
      related: [],
    },
  ]);

  const target = join(root, 'not-written');
  const built = await run('build', '--rules', wrong, '--out', target);
  expect([built.code, built.stdout]).toEqual([1, '']);
  expect(built.stderr).toMatch(/demo-requesters\.segment\.ts:6:36 - error SEG305: this condition is a string\n/);
  expect(built.stderr).toMatch(/\n1 mistake\n$/);
  expect(() => readdirSync(target)).toThrow('ENOENT');
});

test('explain shows a segment after each stage, and suggests the id that was meant', async () => {
  const explain = (...args: string[]) => run('explain', ...args, '--rules', rules);
  const ir = await explain('high-value-viewers', '--stage', 'ir');
  expect(JSON.parse(ir.stdout)).toMatchObject({ id: 'high-value-viewers', exit: null, ttlMs: 30 * 86_400_000 });
  const plan = await explain('high-value-viewers', '--stage', 'plan');
  expect(JSON.parse(plan.stdout).relations.map(({ kind }: { kind: string }) => kind)).toEqual(['eventHolds']);
  const sql = await explain('high-value-viewers');
  expect(sql.stdout).toContain('COALESCE(`price`, 0E0) > 200E0');
  expect([ir.code, plan.code, sql.code]).toEqual([0, 0, 0]);

  const state = await explain('cart-abandoners', '--stage', 'state');
  expect(state.stdout).toMatch(
    /^cart-abandoners: what Flink keeps for each user\n\nenter\n {2}keeps: {3}the last `after`/,
  );
  const { own } = JSON.parse((await explain('cart-abandoners', '--stage', 'state', '--json')).stdout);
  expect(own.map(({ part, atMostMs }: { part: string; atMostMs: number }) => [part, atMostMs])).toEqual([
    ['enter', 30 * 60_000],
    ['membership', 7 * 86_400_000],
  ]);
  const inJson = JSON.parse((await explain('high-value-viewers', '--json')).stdout);
  expect(inJson).toEqual({ sql: sql.stdout });

  expect(await explain('cart-abandoner')).toEqual({
    stdout: '',
    stderr: 'error: no segment has the id "cart-abandoner"\nDid you mean "cart-abandoners"?\n',
    code: 1,
  });
  const { stderr } = await explain('whales');
  expect(stderr).toContain('There are: bounced-sessions, cart-abandoners, ');
});

test('explain shows the page of a code, without reading any rules', async () => {
  const { stdout, stderr, code } = await run('explain', 'SEG515', '--rules', join(root, 'nowhere'));
  expect([stderr, code]).toEqual(['', 0]);
  expect(stdout).toBe(`SEG515

Law: a count asks for more than one time

Found, in the example below: a count of at least 1 holds whenever what it counts does

Fix: Write what it counts in its place, or raise \`atLeast\`.

A warning: the rules are compiled, and may not mean what their author does.

Wrong

\`rules/segments/seg515.segment.ts\`

    import { days, hours } from 'segc';
    import { count, segment, when } from '../events.ts';

    export default segment('once', {
      enter: count({ of: when('wish'), atLeast: 1, within: hours(1) }),
      ttl: days(1),
    });

\`segc check\` says:

    rules/segments/seg515.segment.ts:5:10 - warning SEG515: a count of at least 1 holds whenever what it counts does
      5 |   enter: count({ of: when('wish'), atLeast: 1, within: hours(1) }),
        |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      law: a count asks for more than one time
      fix: Write what it counts in its place, or raise \`atLeast\`.

Right

\`rules/segments/seg515.segment.ts\`

    import { days } from 'segc';
    import { segment, when } from '../events.ts';

    export default segment('once', {
      enter: when('wish'),
      ttl: days(1),
    });
`);
  expect(await run('explain', 'SEG109')).toEqual({
    stdout: '',
    stderr: 'error: there is no code SEG109\nThere are: SEG101, SEG102, SEG103\n',
    code: 1,
  });
});
