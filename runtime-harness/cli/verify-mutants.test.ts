import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkRules } from '../../compiler/cli/load.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { noFunctions } from '../../compiler/ir/rule-functions.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { runReference } from '../engines/reference.ts';
import { runCommand } from '../suites/run-command.ts';
import { absence, event, program, segment, when } from '../suites/small-program.ts';
import { diffTimelines } from '../timeline/diff.ts';
import { parseTransition } from '../timeline/parse-transition.ts';
import type { Transition } from '../timeline/transition.ts';
import { registerVerify } from './verify.ts';

const minute = 60_000;
const cart = (forMs: number, ttlMs = 24 * 60 * minute) =>
  segment(absence(when('a'), when('b'), forMs), ttlMs, when('b'), 'cart');
const rules = program(cart(30 * minute));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'segc-mutants-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(loaded: Program, ...args: readonly string[]) {
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  return runCommand(
    [
      (command) =>
        registerVerify(
          command,
          {
            loadCheckedRules: async () => ({ program: loaded, functions: noFunctions }),
            writeProgram: async () => {},
          },
          () => new Option('--plan <plan>'),
        ),
    ],
    ['verify', '--mutants', ...args],
  );
}

const write = (name: string, messages: readonly object[]) =>
  writeFile(join(folder, name), messages.map((each) => `${JSON.stringify(each)}\n`).join(''));
const message = (type: string, ts: number) => {
  const { kind: _, fields: __, ...plain } = event(type, ts);
  return plain;
};
const linesOf = async (path: string) => (await readFile(path, 'utf8')).trimEnd().split('\n');
const timelineOf = (of: Program, messages: readonly string[], closeAt: number) =>
  runReference(of, messages, closeAt).transitions.filter(({ at }) => at <= closeAt - 1);

/** A cart that is bought in time and one that is not: what types there are besides, it does not tell. */
async function writeCarts() {
  await write('carts.jsonl', [
    message('a', 0),
    message('b', 10 * minute),
    message('a', 20 * minute),
    message('b', 90 * minute),
  ]);
  const transitions: readonly Transition[] = [
    {
      userId: 'u',
      segment: 'cart',
      op: 'enter',
      at: 50 * minute,
      expiresAt: 1490 * minute,
      reason: 'event',
      eventIds: [`a${20 * minute}`],
    },
    {
      userId: 'u',
      segment: 'cart',
      op: 'exit',
      at: 90 * minute,
      expiresAt: null,
      reason: 'event',
      eventIds: [`b${90 * minute}`],
    },
  ];
  await write('carts.expected.jsonl', transitions);
}

describe('segc verify --mutants', () => {
  test('the fixtures of the project notice every change of its rules that changes something', async () => {
    const { program: real } = await checkRules({ rules: join(packageRoot(), 'rules') });
    if (real === null) throw new Error('the rules have mistakes');
    const fixtures = join(packageRoot(), 'runtime-harness', 'fixtures');
    const { stdout, code } = await run(real, '--json', '--fixtures', fixtures);
    const report = JSON.parse(stdout);
    expect(report.unnoticed).toEqual([]);
    expect(code).toBe(0);
    expect(report.share).toBe(1);
    expect(report.mutants).toBeGreaterThan(150);
    expect(report.noticed + report.equivalent).toBe(report.mutants);
    const equivalents = report.equivalents as readonly { readonly [name: string]: string }[];
    expect(equivalents.map(({ segment, change }) => `${segment}, ${change}`)).toEqual([
      'cart-abandoners, `no`: `purchase` or `add_to_cart` instead of `purchase`',
      'checkout-strugglers, `no`: `purchase` or `checkout_bug` instead of `purchase`',
      'high-value-viewers, `price ?? 0` in predicate: -1 instead of 0',
      'high-value-viewers, `price ?? 0` in predicate: 1 instead of 0',
      'new-arrivals-browsers, `closed`: `newArrivals !== 0` instead of `newArrivals > 0`',
      'new-arrivals-browsers, `closed`: `added <= 0` instead of `added === 0`',
      'promo-browsers, metric `promotions`: `promo_page` or `add_to_cart` instead of `promo_page`',
      'promo-browsers, `closed`: `promotions !== 0` instead of `promotions > 0`',
      'promo-browsers, `closed`: `added <= 0` instead of `added === 0`',
    ]);
    expect(equivalents.filter(({ argument = '' }) => argument.length < 40)).toEqual([]);
  });

  test('an unnoticed change has a sentence, and a history that tells it', async () => {
    // Nobody enters, so that many times would do.
    await write('carts.jsonl', [message('a', 0), message('b', 10 * minute)]);
    await write('carts.expected.jsonl', []);
    const { stdout, code } = await run(rules, '--json', '--fixtures', folder);
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    const told = report.unnoticed.find(
      ({ change }: { change: string }) => change === '`for`: 29 minutes instead of 30 minutes',
    );
    expect(told.sentence).toBe('nothing in your fixtures tells 30 minutes from 29 minutes');
    expect(told.difference).toContain('in cart');
    const ofSpan = report.unnoticed.filter(({ change }: { change: string }) => change.startsWith('`for`'));
    expect(ofSpan.map(({ change }: { change: string }) => change.split(' instead')[0])).toEqual([
      '`for`: 29 minutes',
      '`for`: 31 minutes',
      '`for`: 30 minutes less 1 millisecond',
      '`for`: 30 minutes and 1 millisecond',
    ]);

    const history = join(folder, told.history);
    const expected = (await linesOf(history.replace(/jsonl$/, 'expected.jsonl'))).map(
      (line) => parseTransition(line) as Transition,
    );
    const messages = await linesOf(history);
    // Far enough for both, and before any end by ttl that the expectation could not have seen.
    const closeAt = Math.max(...messages.map((line) => JSON.parse(line).ts)) + 30 * minute + 1;
    expect(diffTimelines(expected, timelineOf(rules, messages, closeAt))).toEqual([]);
    const changed = program(cart(29 * minute));
    expect(diffTimelines(expected, timelineOf(changed, messages, closeAt))).not.toEqual([]);
  });

  test('for a reader: a line a segment, sentences, what would tell, what changes nothing, and the sum', async () => {
    await writeCarts();
    await write('unexpected.jsonl', [message('a', 0), message('c', 5 * minute)]);
    const { stdout, stderr, code } = await run(rules, '--fixtures', folder);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^cart {2}\d+ changes, \d+ noticed, 1 equivalent\n/);
    expect(stdout).toContain('cart, `no`: nothing in your fixtures tells `b` from `b` or `c`\n');
    expect(stdout).toMatch(/\n {2}history: segc replay \.segc\/verify\/mutants\/cart-\S+\.jsonl\n/);
    expect(stdout).toContain(`${join(folder, 'unexpected.jsonl')} would tell, if it had an expectation`);
    expect(stdout).toContain('cart, `no`: `b` or `a` instead of `b`: changes nothing\n');
    expect(stdout).toMatch(
      /\nmutants: \d+ changes, 1 of them equivalent, \d+ noticed, \d+ unnoticed: [\d.]+ % \(seed 1, /,
    );
    expect(stderr).toContain('look for histories');
  });

  test('the histories, moved into the fixtures, leave nothing unnoticed', async () => {
    await writeCarts();
    expect((await run(rules, '--json', '--fixtures', folder)).code).toBe(1);
    const written = join(folder, '.segc', 'verify', 'mutants');
    for (const name of await readdir(written)) await copyFile(join(written, name), join(folder, name));
    const { stdout, code } = await run(rules, '--json', '--fixtures', folder);
    expect([code, JSON.parse(stdout).unnoticed]).toEqual([0, []]);
    // What an earlier run has written goes.
    await expect(readdir(written)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('only some segments', async () => {
    await writeCarts();
    const two = program(cart(30 * minute), segment(when('c'), minute, null, 'other'));
    const report = JSON.parse((await run(two, 'other', '--json', '--fixtures', folder)).stdout);
    expect(report.segments.map(({ id }: { id: string }) => id)).toEqual(['other']);
    await expect(run(two, 'nobody', '--fixtures', folder)).rejects.toMatchObject({
      nextStep: 'There are: cart, other.',
    });
  });

  test('clear errors', async () => {
    await expect(run(rules, '--fixtures', join(folder, 'none'))).rejects.toMatchObject({
      message: `there is no folder ${join(folder, 'none')}`,
      nextStep: expect.stringContaining('--fixtures <folder>'),
    });
    await write('carts.jsonl', [message('a', 0)]);
    await expect(run(rules, '--fixtures', folder)).rejects.toMatchObject({
      message: expect.stringContaining('has an expectation'),
      nextStep: 'Put NAME.expected.jsonl beside NAME.jsonl.',
    });
    await write('carts.expected.jsonl', []);
    await expect(run(rules, '--fixtures', folder)).rejects.toMatchObject({
      message: expect.stringContaining('do not give what is expected'),
      nextStep: expect.stringContaining('segc replay'),
    });
  });
});
