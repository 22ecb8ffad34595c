import type { Command } from 'commander';
import { connectKafka } from '../clients/kafka.ts';
import { defaultTopics } from '../desired/settings.ts';
import { followTopic } from '../looking/follow-topic.ts';
import { addressOf } from './address-of.ts';
import { colorsOf } from './colors.ts';
import { positive, segmentId, topicName, userId } from './option-values.ts';
import { escapeControls } from './printable.ts';
import { runCommand } from './run-command.ts';
import { print } from './standard-output.ts';
import { type ChangeRecord, parseTransition, transitionLine } from './transition-line.ts';

interface TailOptions {
  readonly fromBeginning?: boolean;
  readonly segment?: readonly string[];
  readonly user?: string;
  readonly json?: boolean;
  readonly count?: number;
  readonly topic: string;
}

/** `segc tail`: follows the change topic. */
export function registerTail(program: Command): void {
  const addSegment = (text: string, before: readonly string[] = []) => [...before, segmentId(text)];
  program
    .command('tail')
    .description('print transitions as they happen, one a line, until Ctrl-C')
    .option('--from-beginning', 'begin with the first transition that the topic still holds')
    .option('--segment <ids...>', 'only these segments', addSegment)
    .option('--user <id>', 'only this user', userId)
    .option('--count <n>', 'end after this many lines', positive)
    .option('--topic <topic>', 'the change topic', topicName, defaultTopics('').changes)
    .option('--json', 'print each transition as it stands in the topic')
    .addHelpText(
      'after',
      `
Order is kept for each user. Times are UTC, of the events. Ctrl-C ends with exit code 0.

Examples:
  segc tail
  segc tail --from-beginning --segment cart-abandoners vip --count 10
  segc tail --user u-17 --json | jq .op
`,
    )
    .action((options: TailOptions) => runCommand(() => tail(options)));
}

async function tail(options: TailOptions): Promise<void> {
  const ended = new AbortController();
  const end = () => ended.abort();
  // Once: who is in a hurry presses Ctrl-C again.
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    const kafka = await connectKafka(addressOf('kafka'));
    try {
      await followTopic(kafka, options.topic, {
        fromBeginning: options.fromBeginning ?? false,
        signal: ended.signal,
        onRecord: recordPrinter(options),
      });
    } finally {
      await kafka.close();
    }
  } finally {
    process.removeListener('SIGINT', end);
    process.removeListener('SIGTERM', end);
  }
}

/** Prints the records that are asked for; `false` after the last one. */
function recordPrinter(options: TailOptions): (value: string) => Promise<boolean> {
  const colors = colorsOf(process.stdout);
  let left = options.count ?? Number.POSITIVE_INFINITY;
  return async (value) => {
    const change = parseTransition(value);
    if (change === undefined) {
      process.stderr.write(`no transition, left out: ${escapeControls(value.slice(0, 200))}\n`);
      return true;
    }
    if (!isWanted(change, options)) return true;
    await print(`${options.json === true ? oneLine(value) : transitionLine(change, colors)}\n`);
    left -= 1;
    return left > 0;
  };
}

const isWanted = ({ segment, userId }: ChangeRecord, wanted: TailOptions): boolean =>
  (wanted.segment?.includes(segment) ?? true) && (wanted.user === undefined || wanted.user === userId);

/** Between the tokens of JSON a line break is a space like another; inside of them there is none. */
const oneLine = (json: string): string => json.replaceAll(/[\r\n]+/g, ' ');
