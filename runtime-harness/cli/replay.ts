import type { Command } from 'commander';
import type { Program } from '../../compiler/ir/program.ts';
import { OutputClosed } from '../../flink-deploy/cli/standard-output.ts';
import { runReplay } from './run-replay.ts';
import { parseUntil, type Until } from './until.ts';
import { parseWorkers, type Workers } from './worker-count.ts';

/** The options of the command line, those of the program included. */
export interface ReplayCommandOptions {
  readonly json?: boolean;
  readonly stats?: boolean;
  readonly expect?: string;
  readonly segment?: readonly string[];
  readonly until?: Until;
  readonly workers?: Workers;
  readonly [other: string]: unknown;
}

export interface ReplayDependencies {
  /** Compiles the rules; given the options so that it finds them. */
  readonly loadProgram: (options: ReplayCommandOptions) => Promise<Program>;
}

/** `segc replay`: the timeline of a recording, without a cluster. Mistakes of the user are thrown as `ReplayError`. */
export function registerReplay(program: Command, dependencies: ReplayDependencies): void {
  program
    .command('replay')
    .description('play a recording of events against the rules, without a cluster, and print who enters and exits when')
    .argument('[file]', 'events as JSON Lines, plain or gzip; "-" is standard input; a directory with --expect')
    .option('--rules <folder>', 'folder of the rules', 'rules')
    .option('--json', 'print one transition a line as JSON, and nothing else')
    .option(
      '--expect <path>',
      'compare with the transitions in this file, or with every *.expected.jsonl of a directory',
    )
    .option('--segment <id...>', 'only these segments')
    .option(
      '--until <time>',
      'stop at this time: epoch ms, date-time with zone, or "last-event" (then no silence is assumed)',
      parseUntil,
    )
    .option(
      '--workers <n>',
      'how many threads: one reads, the others play a share of the users each; the output is the same. "auto": several when the file has 100 MB or more and there are processors for them',
      parseWorkers,
      'auto',
    )
    .option('--stats', 'say on standard error how many events it was, how fast, and how much memory it took')
    .addHelpText(
      'after',
      `
Without --until, silence is assumed at the end of the recording until every pending absence and session is decided.
Late events and messages that are no events are reported on standard error, and change nothing.
Exit code: 0, or 1 when something is not as expected, or 2 when the command line is wrong.

Examples:
  segc replay events.jsonl
  zcat events.jsonl.gz | segc replay - --json --segment cart-abandoners
  segc replay events.jsonl --expect events.expected.jsonl
  segc replay fixtures/ --expect fixtures/
  segc replay events.jsonl --until 2026-01-01T12:00:00Z
  segc replay events.jsonl --workers 4 --json --stats > transitions.jsonl
`,
    )
    .action(async (file: string | undefined, _options: unknown, command: Command) => {
      try {
        const isEqual = await runReplay(file, command.optsWithGlobals<ReplayCommandOptions>(), dependencies);
        if (!isEqual) process.exitCode = 1;
      } catch (error) {
        if (!(error instanceof OutputClosed)) throw error;
      }
    });
}
