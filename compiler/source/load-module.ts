import { createJiti } from 'jiti';
import { ts } from 'ts-morph';
import { instrument } from './instrument.ts';
import { tracer, tracerName } from './trace.ts';

/** Runs a rule module: TypeScript in, traced exports out. */
export type Loader = (file: string) => Promise<Record<string, unknown>>;

/** Makes a loader that runs all files anew. `textOf` gives the text of a file that is open; null for what stands on the disk. */
export type LoaderFactory = (textOf: (file: string) => string | null) => Loader;

/**
 * What makes loaders that share their work: a file with the same text is transpiled once, though each file that is loaded runs all that it imports.
 *
 * @param vocabulary the module that files import as `segc`: that of this very package
 */
export function createLoaders(vocabulary: string): LoaderFactory {
  const registry = globalThis as unknown as Record<string, typeof tracer>;
  registry[tracerName] = tracer;
  const transpiled = new Map<string, { readonly text: string; readonly code: string }>();
  const codeOf = (text: string, file: string) => {
    const known = transpiled.get(file);
    if (known?.text === text) return known.code;
    const code = transpile(text, file);
    transpiled.set(file, { text, code });
    return code;
  };
  return (textOf) => {
    const jiti = createJiti(import.meta.url, {
      alias: { segc: vocabulary },
      fsCache: false,
      tryNative: false,
      moduleCache: false,
      interopDefault: false,
      transform: ({ source, filename = 'rule.ts' }) => ({ code: codeOf(textOf(filename) ?? source, filename) }),
    });
    return (file) => jiti.import(file);
  };
}

function transpile(source: string, fileName: string): string {
  const { outputText } = ts.transpileModule(source, {
    fileName,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    transformers: { before: [instrument] },
  });
  const bind = `const ${tracerName} = globalThis.${tracerName}(${JSON.stringify(fileName)});`;
  return `${bind}${outputText}`;
}
