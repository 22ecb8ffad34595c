import { createJiti } from 'jiti';
import { ts } from 'ts-morph';
import { instrument } from './instrument.ts';
import { tracer, tracerName } from './trace.ts';

/** The module `file` imports `segc` from: the vocabulary of this very package. */
export interface LoaderOptions {
  readonly vocabulary: string;
}

/** Runs rule modules: TypeScript in, traced exports out. A module that several others import is run once. */
export function createLoader({ vocabulary }: LoaderOptions): (file: string) => Promise<Record<string, unknown>> {
  const registry = globalThis as unknown as Record<string, typeof tracer>;
  registry[tracerName] = tracer;
  const jiti = createJiti(import.meta.url, {
    alias: { segc: vocabulary },
    fsCache: false,
    tryNative: false,
    moduleCache: false,
    interopDefault: false,
    transform: ({ source, filename }) => ({ code: transpile(source, filename ?? 'rule.ts') }),
  });
  return (file) => jiti.import(file);
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
