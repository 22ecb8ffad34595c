import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root directory of the segc package this file belongs to, whether it runs from its sources or from `dist/`. */
export function packageRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = join(directory, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'segc') return directory;
    const parent = dirname(directory);
    if (parent === directory) throw new Error('this file is in no segc package');
    directory = parent;
  }
}
