import { ts } from 'ts-morph';
import { instrument } from './instrument.ts';

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
  // As in `ts.transpileModule`: each file is looked at by itself.
  isolatedModules: true,
  noLib: true,
  noResolve: true,
  suppressOutputPathCheck: true,
  allowNonTsExtensions: true,
};

/**
 * What `ts.transpileModule` makes of texts by path, with functions and vocabulary calls made known to the tracer. All at once it takes half the time that it takes one by
 * one. A file that is no TypeScript is left out.
 */
export function transpileAll(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const files = new Map(
    [...texts].map(([path, text]) => [
      path,
      ts.createSourceFile(path, text, {
        languageVersion: ts.ScriptTarget.ES2022,
        jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
      }),
    ]),
  );
  const host: ts.CompilerHost = {
    getSourceFile: (path) => files.get(path),
    writeFile: () => {},
    getDefaultLibFileName: () => 'lib.d.ts',
    useCaseSensitiveFileNames: () => true,
    getCanonicalFileName: (path) => path,
    getCurrentDirectory: () => '',
    getNewLine: () => '\n',
    // None finds another one: what a file becomes does not depend on what else is here.
    fileExists: () => false,
    readFile: () => '',
    directoryExists: () => true,
    getDirectories: () => [],
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const transpiled = new Map<string, string>();
  for (const [path, file] of files) {
    const write = (_: string, text: string) => transpiled.set(path, text);
    program.emit(file, write, undefined, undefined, { before: [instrument] });
  }
  return transpiled;
}
