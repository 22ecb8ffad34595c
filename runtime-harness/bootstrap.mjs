// Makes a fresh clone runnable: installs the packages and compiles segc. Needs nothing but Node; does nothing that is done.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`error: segc needs Node 20 or newer; this is ${process.version}`);
  process.exit(1);
}

function run(what, command, args) {
  console.error(what);
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: windows });
  if (status === 0) return;
  console.error(`error: ${what} failed${error ? `: ${error.message}` : ''}`);
  process.exit(1);
}

/** Whether node_modules holds the versions of the lockfile, as far as npm itself has written down. */
function installed() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

if (!installed()) run('installing packages', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
run('compiling segc', process.execPath, [
  join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
  '-p',
  'tsconfig.build.json',
]);
for (const templates of [
  join('compiler', 'print', 'templates'),
  join('runtime-harness', 'verify', 'reporting', 'templates'),
]) {
  cpSync(join(root, templates), join(root, 'dist', templates), { recursive: true });
}
