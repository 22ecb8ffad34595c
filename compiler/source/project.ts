import { ModuleKind, ModuleResolutionKind, Project, ScriptTarget, type ts } from 'ts-morph';

/** Opens the rule files as one TypeScript project in strict mode. Costs seconds: once per run. */
export function openProject(files: readonly string[], vocabulary: string): Project {
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: {
      target: ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts'],
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
      types: [],
      strict: true,
      noEmit: true,
      // A message that is cut short would not name what a misspelt text was meant to be.
      noErrorTruncation: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      paths: { segc: [vocabulary] },
    } satisfies ts.CompilerOptions,
  });
  for (const file of files) project.addSourceFileAtPath(file);
  project.resolveSourceFileDependencies();
  return project;
}

/** The texts of the files of a project that can be run, by path, without those of installed packages. */
export const textsOf = (project: Project): ReadonlyMap<string, string> =>
  new Map(
    project
      .getSourceFiles()
      .filter((file) => file.getExtension() === '.ts' && !file.isDeclarationFile() && !file.isInNodeModules())
      .map((file) => [file.getFilePath(), file.getFullText()]),
  );
