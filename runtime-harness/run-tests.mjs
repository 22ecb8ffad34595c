// Runs everything that proves segc: checks, unit tests, the Java module's tests, the end-to-end suite on a local stack.
// Closes with what failed, each in a few lines, and with one line, "N passed, N failed". Arguments name the parts to
// run: checks, unit, java, e2e.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reports = join(root, '.segc', 'reports');
mkdirSync(reports, { recursive: true });

const totals = { passed: 0, failed: 0 };
const timings = [];
/** What failed, told again at the end: of a long log mostly its end is kept. */
const failures = [];

/** Keeps a failure with the first lines of its reason, without those of the test runner's own stack. */
function failure(name, reason = '') {
  const lines = reason.split('\n').filter((line) => line !== '' && !/^ *at .*(node_modules|new Promise)/.test(line));
  failures.push([name, ...lines.slice(0, 12)].join('\n    '));
}

// What CI sees is what a desk sees: some tools behave otherwise where CI is set.
const env = { ...process.env, CI: 'true' };

function run(command, args) {
  return spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** One command that is a check by itself. */
function check(name, command, args) {
  const passed = run(command, args);
  totals[passed ? 'passed' : 'failed'] += 1;
  if (passed) return;
  console.error(`error: ${name} failed`);
  failure(name);
}

const bin = (name) => join(root, 'node_modules', '.bin', name);

/** Reads vitest's own report; a run without a report or without a test has failed. */
function vitest(project) {
  const report = join(reports, `${project}.json`);
  rmSync(report, { force: true });
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = run(bin('vitest'), args);
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const { numPassedTests: passed = 0, numFailedTests: failed = 0, numPendingTests: pending = 0 } = result;
  for (const { name, message, assertionResults } of result.testResults ?? []) {
    const file = relative(root, name);
    if (message) failure(file, message);
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status === 'failed') failure(`${file}: ${fullName}`, failureMessages.join('\n'));
    }
  }
  totals.passed += passed;
  totals.failed += failed;
  // A suite that broke before its tests leaves them pending: that is no success.
  if ((succeeded || failed > 0) && passed + failed > 0) return;
  totals.failed += Math.max(1, pending);
  failure(`the tests of ${project}`, 'They did not run to their end.');
}

/** Runs the Java module's tests and adds up what surefire has written. */
function java() {
  const succeeded = run(process.execPath, [join(root, 'dist', 'flink-deploy', 'local', 'test-java.js')]);
  const folder = join(root, 'flink-deploy', 'java', 'target', 'surefire-reports');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /^TEST-.*\.xml$/.test(name)) : [];
  let [ran, bad] = [0, 0];
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const head = text.match(/<testsuite\b[^>]*>/)?.[0] ?? '';
    const number = (name) => Number(head.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
    ran += number('tests') - number('skipped');
    bad += number('errors') + number('failures');
    const testcases = text.matchAll(
      /<testcase name="([^"]*)" classname="([^"]*)"[^>]*>\s*<(?:error|failure)\b([^>]*)/g,
    );
    for (const [, name, classname, reason] of testcases) {
      failure(plain(`${classname}: ${name}`), plain(reason.match(/message="([^"]*)"/)?.[1]));
    }
  }
  totals.passed += ran - bad;
  totals.failed += bad;
  if ((succeeded || bad > 0) && ran > 0) return;
  totals.failed += 1;
  failure('the Java module', 'Its tests did not run to their end.');
}

const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&', '&#10;': '\n' };

/** The text of an XML attribute. */
function plain(attribute = '') {
  return attribute.replace(/&[^;]*;/g, (entity) => entities[entity] ?? entity);
}

const parts = {
  checks() {
    check('lint and format', bin('biome'), ['check', '--error-on-warnings', '.']);
    check('types', bin('tsc'), ['-p', 'tsconfig.json']);
    check('segc build --check', process.execPath, [join(root, 'dist/compiler/cli/main.js'), 'build', '--check']);
  },
  unit: () => vitest('unit'),
  java,
  e2e: () => vitest('e2e'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`error: no part is called ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const begin = performance.now();
  part();
  timings.push(`${name} ${Math.round((performance.now() - begin) / 1000)} s`);
}
if (failures.length > 0) console.log(['', 'failed:', ...failures].join('\n  '));
console.log(timings.join(', '));
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
