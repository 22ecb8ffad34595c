import { join } from 'node:path';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { moduleOf } from './modules.ts';
import { type Outcome, sameness } from './outcome.ts';
import { shrink } from './shrink.ts';
import { tryModules } from './try-modules.ts';
import { readWorlds } from './worlds.ts';

/** What a worker is asked: what becomes of some modules of one world, or the shortest text that fails like one of them. */
export type Question =
  | { readonly ask: 'try'; readonly seed: number; readonly indices: readonly number[] }
  | { readonly ask: 'shrink'; readonly seed: number; readonly index: number };

export type Answer =
  | { readonly outcomes: readonly (readonly [name: string, outcome: Outcome])[] }
  | { readonly text: string };

const root = packageRoot();
const worlds = readWorlds(root);
const options = {
  folder: process.argv[2] ?? '',
  vocabulary: join(root, 'rules', 'vocabulary', 'index.ts'),
};
process.on('disconnect', () => process.exit());

async function answer(question: Question): Promise<Answer> {
  const { seed } = question;
  if (question.ask === 'try') {
    const modules = question.indices.map((index) => moduleOf(seed, index, worlds));
    return { outcomes: [...(await tryModules(modules, options))] };
  }
  const module = moduleOf(seed, question.index, worlds);
  const failureOf = async (text: string) => {
    const outcome = (await tryModules([{ ...module, text }], options)).get(module.name);
    return outcome?.kind === 'failed' ? sameness(outcome.failure) : null;
  };
  const wanted = await failureOf(module.text);
  if (wanted === null) return { text: module.text };
  return { text: await shrink(module.text, async (text) => (await failureOf(text)) === wanted) };
}

process.on('message', (question: Question) => {
  answer(question).then((found) => process.send?.(found));
});
