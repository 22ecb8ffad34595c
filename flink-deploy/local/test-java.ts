import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireJdk } from './java.ts';
import { defaultCacheDir } from './layout.ts';
import { findMaven } from './maven.ts';
import { packageRoot } from './package-root.ts';

/** Runs the tests of the Java module, with Maven from PATH or fetched; for `npm test`. Exits with Maven's code. */
const root = packageRoot();
const module = join(root, 'flink-deploy', 'java');
await requireJdk();
const maven = await findMaven(defaultCacheDir(root), (message) => process.stderr.write(`${message}\n`));
rmSync(join(module, 'target', 'surefire-reports'), { recursive: true, force: true });
const { status } = spawnSync(maven, ['-B', '-q', 'test'], { cwd: module, stdio: 'inherit' });
process.exitCode = status ?? 1;
