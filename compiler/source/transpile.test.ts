import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { instrument } from './instrument.ts';
import { transpileAll } from './transpile.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('files that are transpiled at once become what they become one by one', () => {
  const texts = new Map(
    ['rules', 'runtime-harness/programs']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)),
      )
      .filter((path) => path.endsWith('.ts'))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );
  texts.set(
    join(root, 'broken.ts'),
    'export const x = (\nenum E { a = 1 } import { y } from "./y.ts"; export default y as any',
  );
  texts.set(join(root, 'empty.ts'), '');
  texts.set(join(root, 'a.ts'), 'export interface A { readonly a: 1 }\nexport const enum B { One = 1 }\n');
  texts.set(join(root, 'b.ts'), "import { A, B } from './a.ts';\nexport { A };\nexport const one = B.One;\n");
  const all = transpileAll(texts);
  for (const [fileName, text] of texts) {
    const { outputText } = ts.transpileModule(text, {
      fileName,
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
      transformers: { before: [instrument] },
    });
    expect([fileName, all.get(fileName)]).toEqual([fileName, outputText]);
  }
});
