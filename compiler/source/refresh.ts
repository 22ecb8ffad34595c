import { readFileSync } from 'node:fs';
import { type Project, ts } from 'ts-morph';

/** What has become of the files of an open project: `elsewhere` when it is made of other files now, and must be opened anew. */
export type Refreshed = 'same' | 'changed' | 'elsewhere';

/** A project that is kept open while its files are edited. */
export interface KeptProject {
  readonly project: Project;
  /** Takes over what stands on the disk now. Files are told by their text, so that no notice of a change can be missed. */
  readonly refresh: () => Refreshed;
}

/** Keeps a project that has just been opened. Files of installed packages are taken to stay as they are. */
export function keepProject(project: Project): KeptProject {
  const files = project.getSourceFiles().filter((file) => !file.isInNodeModules() && !file.isDeclarationFile());
  const texts = new Map(files.map((file) => [file, file.getFullText()]));
  const refresh = (): Refreshed => {
    let refreshed: Refreshed = 'same';
    for (const [file, known] of texts) {
      const text = readText(file.getFilePath());
      if (text === known) continue;
      if (text === null || importsOf(text) !== importsOf(known)) return 'elsewhere';
      file.replaceWithText(text);
      texts.set(file, text);
      refreshed = 'changed';
    }
    return refreshed;
  };
  return { project, refresh };
}

/** null when the file cannot be read: it has been deleted, or a folder has taken its place. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}

/** All that a text imports or refers to, and what it adds to other modules, as one text. */
function importsOf(text: string): string {
  const { importedFiles, referencedFiles, ambientExternalModules = [] } = ts.preProcessFile(text);
  return JSON.stringify(
    [importedFiles, referencedFiles]
      .map((each) => each.map(({ fileName }) => fileName))
      .concat([ambientExternalModules]),
  );
}
