import { relative } from 'node:path';
import type { Command } from 'commander';
import { InitRefused, initRepository, type Made } from './init-repository.ts';

/** `segc init`: a repository of rules that checks, replays and builds at once. */
export function registerInit(program: Command): void {
  program
    .command('init')
    .argument('[folder]', 'the repository; made when it is not there', '.')
    .description('make a repository of rules: events, three segments, recorded events and what they give')
    .option('--json', 'print one JSON object on stdout')
    .addHelpText(
      'after',
      `
Nothing is overwritten: a file that is there is left alone, and a package.json gains the scripts it lacks.
Exit code: 0, or 1 when the folder cannot be used.

Examples:
  npx segc init
  npx segc init shop-segments
`,
    )
    .action(async (folder: string, options: { json?: boolean }) => {
      try {
        const made = await initRepository(folder);
        process.stdout.write(options.json ? `${JSON.stringify(made)}\n` : inWords(made));
      } catch (error) {
        if (!(error instanceof InitRefused)) throw error;
        process.stderr.write(`error: ${error.message}\n${error.nextStep}\n`);
        process.exitCode = 1;
      }
    });
}

function inWords({ folder, written, left, scripts, isInstalled }: Made): string {
  const lines = [
    ...written.map((path) => `made        ${path}`),
    ...(scripts.length > 0 ? [`made        package.json: scripts ${scripts.join(', ')}`] : []),
    ...left.map((path) => `left alone  ${path}`),
  ];
  const path = relative(process.cwd(), folder);
  const steps = [
    ...(path === '' ? [] : [`cd ${path}`]),
    ...(written.includes('package.json') ? ['npm install'] : isInstalled ? [] : ['npm install --save-dev segc']),
    'npx segc check',
    'npx segc replay fixtures/example.jsonl',
    'npx segc build',
  ];
  return `${lines.join('\n')}\n\nNext:\n${steps.map((step) => `  ${step}\n`).join('')}`;
}
