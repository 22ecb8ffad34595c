import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../../compiler/build.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { loadProgram } from '../../compiler/pipeline.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { runReference } from '../engines/reference.ts';

const events = `import { type EventEnvelope, eventSource, seconds } from 'segc';
export interface Buy extends EventEnvelope { readonly type: 'buy'; readonly total: number; readonly shop: string }
export const shop = eventSource<Buy>({ topic: 'buys', lateness: seconds(1) });
export const { segment, when } = shop;
`;

const factory = `import { minutes } from 'segc';
import { segment, when } from '../events.ts';

const table = Array.from({ length: 100 }, (_, index) => ({ shop: \`shop '\${index}'\`, least: index * 10 + 0.5, stay: index + 1 }));

export const spenders: unknown[] = [];
for (const [index, { shop, least, stay }] of table.entries()) {
  const ours = segment(\`spenders-\${index}\`, {
    enter: when('buy', (buy) => buy.shop === shop && buy.total >= least),
    ttl: minutes(stay),
  });
  spenders.push(ours);
}
`;

const rows = Array.from({ length: 100 }, (_, index) => index);
const root = mkdtempSync(join(tmpdir(), 'segc-factory-'));
afterAll(() => rmSync(root, { recursive: true }));
let program: Program;

beforeAll(async () => {
  for (const [path, text] of [
    ['rules/events.ts', events],
    ['rules/segments/spenders.segment.ts', factory],
  ] as const) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const vocabulary = join(packageRoot(), 'rules', 'vocabulary', 'index.ts');
  const loaded = await loadProgram({ root, rules: join(root, 'rules'), vocabulary });
  expect(loaded.diagnostics).toEqual([]);
  program = loaded.program as Program;
});

test('a table of a hundred rows is a hundred segments, with the values of each row in its SQL', () => {
  const files = new Map(buildProgram(program, { plan: 'readable' }).map(({ path, text }) => [path, text]));
  expect([...files.keys()].filter((path) => path.startsWith('segments/'))).toHaveLength(100);
  for (const row of rows) {
    const sql = files.get(`segments/spenders-${row}.sql`) ?? '';
    const conditions = sql.match(/WHERE .*/g)?.join('\n') ?? '';
    expect(conditions).toContain(`'shop ''${row}'''`);
    const numbers = [...conditions.matchAll(/\b[\d.]+E\d+\b/g)].map(([number]) => Number(number));
    expect(numbers).toEqual([row * 10 + 0.5]);
    expect(sql).toContain(`CAST(${(row + 1) * 60_000} AS BIGINT) AS \`ttl\``);
  }
});

test('and in the replay: a buy of exactly the least enters the segment of its shop alone, one below it none', () => {
  const messages = rows.flatMap((row) =>
    [0, -0.5].map((more) =>
      JSON.stringify({
        ...{ type: 'buy', eventId: `e${row}${more}`, userId: `u${row}${more}`, ts: 1_000 },
        ...{ shop: `shop '${row}'`, total: row * 10 + 0.5 + more },
      }),
    ),
  );
  const { transitions } = runReference(program, messages, 30_000);
  expect(transitions.map(({ userId, segment, op, expiresAt }) => [userId, segment, op, expiresAt]).sort()).toEqual(
    rows.map((row) => [`u${row}0`, `spenders-${row}`, 'enter', 1_000 + (row + 1) * 60_000]).sort(),
  );
});
