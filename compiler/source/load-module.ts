import { createJiti } from 'jiti';
import { tracer, tracerName } from './trace.ts';
import { transpileAll } from './transpile.ts';

/** Runs a rule module: TypeScript in, traced exports out. */
export type Loader = (file: string) => Promise<Record<string, unknown>>;

/** Makes a loader that runs all files anew. `texts` are those of the files that are open, by path; all else is taken from the disk. */
export type LoaderFactory = (texts: ReadonlyMap<string, string>) => Loader;

/** The name under which rule files reach the vocabulary. */
const wordsName = '__segcWords';

/** What each vocabulary exports, by its path. It has no state, and so is run once. */
const words = new Map<string, unknown>();

/**
 * What makes loaders that share their work: a file with the same text is transpiled once, though each file that is loaded runs all that it imports.
 *
 * @param vocabulary the module that files import as `segc`: that of this very package
 */
export function createLoaders(vocabulary: string): LoaderFactory {
  const registry = globalThis as unknown as Record<string, unknown>;
  registry[tracerName] = tracer;
  registry[wordsName] = words;
  const transpiled = new Map<string, { readonly text: string; readonly code: string }>();
  const transpile = (texts: ReadonlyMap<string, string>) => {
    const fresh = new Map([...texts].filter(([file, text]) => transpiled.get(file)?.text !== text));
    if (fresh.size === 0) return;
    for (const [file, code] of transpileAll(fresh)) {
      const bind = `const ${tracerName} = globalThis.${tracerName}(${JSON.stringify(file)});`;
      transpiled.set(file, { text: fresh.get(file) ?? '', code: `${bind}${code}` });
    }
  };
  const codeOf = (file: string, text: string) => {
    transpile(new Map([[file, text]]));
    return transpiled.get(file)?.code ?? '';
  };
  const createRunner = (code: (file: string, source: string) => string) =>
    createJiti(import.meta.url, {
      alias: { segc: vocabulary },
      fsCache: false,
      tryNative: false,
      moduleCache: false,
      interopDefault: false,
      transform: ({ source, filename = 'rule.ts' }) => ({ code: code(filename, source) }),
    });
  return (texts) => {
    try {
      transpile(texts);
    } catch {
      // What cannot be transpiled is told of the file itself, when it is loaded.
    }
    const runner = createRunner((file, source) =>
      file === vocabulary
        ? `module.exports = globalThis.${wordsName}.get(${JSON.stringify(vocabulary)});`
        : codeOf(file, texts.get(file) ?? source),
    );
    return async (file) => {
      if (!words.has(vocabulary)) words.set(vocabulary, await createRunner(codeOf).import(vocabulary));
      return runner.import(file);
    };
  };
}
