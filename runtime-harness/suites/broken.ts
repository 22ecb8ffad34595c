import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createJiti } from 'jiti';
import type { buildProgram as build } from '../../compiler/build.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import type { runReference } from '../engines/reference.ts';
import type { Sabotage } from './sabotages.ts';

/** A file of `generated/`. */
export type GeneratedFile = ReturnType<typeof build>[number];

const root = packageRoot();

/** The text of a file with the mistake in it. */
export function brokenText({ file, from, to }: Pick<Sabotage, 'file' | 'from' | 'to'>): string {
  const text = readFileSync(join(root, file), 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} has ${text.split(from).length - 1} times: ${from}`);
  return text.replace(from, () => to);
}

const jiti = createJiti(import.meta.url, { fsCache: false });

/** Loads a module of segc, and all that it imports anew, as if the mistake stood in the source. */
async function load<Module>(path: string, sabotage: Sabotage): Promise<Module> {
  const isTemplate = sabotage.file.endsWith('.hbs');
  const broken = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    tryNative: false,
    transform(options) {
      const { filename = '', source } = options;
      const text =
        isTemplate && filename.endsWith('print/templates.ts')
          ? withTemplate(source, sabotage)
          : filename === join(root, sabotage.file)
            ? brokenText(sabotage)
            : source;
      return { code: jiti.transform({ ...options, source: text }) };
    },
  });
  return broken.import<Module>(join(root, path));
}

/** The loader of templates, made to give one of them another text. */
function withTemplate(loader: string, sabotage: Sabotage): string {
  const name = basename(sabotage.file, '.hbs');
  const read = "readFileSync(new URL(`./templates/${name}.hbs`, import.meta.url), 'utf8')";
  if (!loader.includes(read)) throw new Error('the loader of templates is not as it was');
  const text = JSON.stringify(brokenText(sabotage));
  return loader.replace(read, () => `(name === ${JSON.stringify(name)} ? ${text} : ${read})`);
}

/** The files that segc would generate with the mistake in its source. */
export async function brokenBuild(sabotage: Sabotage, program: Program): Promise<readonly GeneratedFile[]> {
  const { buildProgram } = await load<{ buildProgram: typeof build }>('compiler/build.ts', sabotage);
  return buildProgram(program, { plan: 'readable' });
}

/** The replay with the mistake in its source. */
export async function brokenReplay(sabotage: Sabotage): Promise<typeof runReference> {
  const { runReference: replay } = await load<{ runReference: typeof runReference }>(
    'runtime-harness/engines/reference.ts',
    sabotage,
  );
  return replay;
}
