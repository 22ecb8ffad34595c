import { grammarModule } from './grammar.ts';
import { isSyntax, mutate } from './mutate.ts';
import { type Companion, oddModule } from './odd-modules.ts';
import { createRandom } from './random.ts';
import type { World } from './worlds.ts';

/** A rule module, and the files beside it that it imports. */
export interface Module {
  /** Lower-case; its rule file is `<name>.segment.ts`. */
  readonly name: string;
  readonly world: World;
  readonly text: string;
  readonly companions: readonly Companion[];
}

/** Seeds have fixed ids, and many modules share one program. */
const withOwnIds = (text: string, name: string) => text.replaceAll(/\bsegment\((['"`])/g, `segment($1${name}-`);

/** Module number `index` of the run `seed`: the same arguments give the same module. */
export function moduleOf(
  seed: number,
  index: number,
  { own, written }: { own: World; written: readonly World[] },
): Module {
  const random = createRandom(Math.imul(seed + 1, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b));
  const name = `m${index}`;
  const kind = random.below(100);
  if (kind < 30) {
    const world = random.pick(written);
    return { name, world, text: withOwnIds(mutate(random.pick(world.seeds), random), name), companions: [] };
  }
  if (kind < 40) {
    const { text, companions } = oddModule(random, name);
    return { name, world: own, text, companions };
  }
  const plain = grammarModule(random, name);
  const text = kind < 55 ? mutate(plain, random) : plain;
  return { name, world: own, text: isSyntax(text) ? text : 'export {};\n', companions: [] };
}
