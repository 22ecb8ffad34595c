import type { Change } from '../programs/program.ts';
import type { Played, PlayedMessage } from './programs.ts';

/** An example of SEMANTICS.md: rules, and histories that they are judged over. */
export interface Example {
  /** Such as `§5`. */
  readonly clause: string;
  /** Also the id of the segment that is judged, such as `law-5-1`. */
  readonly id: string;
  /** The rule that is judged comes last; before it those that it refers to, by name. */
  readonly rules: readonly ExampleRule[];
  readonly histories: readonly ExampleHistory[];
}

export interface ExampleRule {
  /** null for the one that is judged. */
  readonly name: string | null;
  /** A description of a segment, in TypeScript, of one line or more. */
  readonly text: string;
  /** Of its first line in the file, from 1. */
  readonly line: number;
}

/** What happened to one user, and what follows from it. */
export interface ExampleHistory extends Played {
  readonly line: number;
  /** What is written. */
  readonly text: string;
  readonly segment: string;
  readonly history: readonly ExampleMessage[];
}

/** What is said of a message that is not simply an event that counts. */
export type Note = 'copy' | 'late' | 'dead letter';

export interface ExampleMessage extends PlayedMessage {
  readonly type: string;
  /** Only a time mark has none. */
  readonly eventId?: string;
}

/** What a text such as SEMANTICS.md holds. */
export interface ParsedExamples {
  /** The numbered clauses, in order: `§1` and so on. */
  readonly clauses: readonly string[];
  readonly examples: readonly Example[];
  /** The notes of each message that has one, by history. */
  readonly notes: ReadonlyMap<ExampleHistory, readonly (Note | null)[]>;
}

/** That an example cannot be read, and at which line of the file. */
export class ExampleError extends Error {
  /** From 1. */
  readonly line: number;
  constructor(line: number, message: string) {
    super(`SEMANTICS.md:${line}: ${message}`);
    this.line = line;
  }
}

/** Reads all examples of a text such as SEMANTICS.md, whose notation its own beginning explains. */
export function parseExamples(markdown: string): ParsedExamples {
  const clauses: string[] = [];
  const examples: Example[] = [];
  const notes = new Map<ExampleHistory, readonly (Note | null)[]>();
  let block: NumberedLine[] | null = null;
  for (const [index, text] of markdown.split('\n').entries()) {
    const line = index + 1;
    if (block !== null && text === '```') {
      const clause = clauses.at(-1);
      if (clause === undefined) throw new ExampleError(line, 'an example stands under no clause');
      const number = examples.filter((example) => example.clause === clause).length + 1;
      examples.push(parseBlock(clause, `law-${clause.slice(1)}-${number}`, block, line, notes));
      block = null;
    } else if (block !== null) {
      block.push({ text, line });
    } else if (text === '```example') {
      block = [];
    } else {
      const heading = /^## (§\d+) /.exec(text);
      if (heading !== null) clauses.push(heading[1] ?? '');
    }
  }
  if (block !== null) throw new ExampleError(markdown.split('\n').length, 'an example does not end');
  return { clauses, examples, notes };
}

interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

function parseBlock(
  clause: string,
  id: string,
  lines: readonly NumberedLine[],
  end: number,
  notes: Map<ExampleHistory, readonly (Note | null)[]>,
): Example {
  const rules: ExampleRule[] = [];
  const histories: ExampleHistory[] = [];
  for (const { text, line } of lines) {
    const named = /^([a-z]+) = (\{.*)$/.exec(text);
    const last = rules.at(-1);
    if (text.includes('→')) {
      const { messages, told, expected } = parseHistory(text, line);
      const history = { id: `${id}-${histories.length + 1}`, segment: id, text, line, history: messages, expected };
      histories.push(history);
      notes.set(history, told);
    } else if (histories.length > 0) throw new ExampleError(line, 'a history has no →');
    else if (named !== null) rules.push({ name: named[1] ?? '', text: named[2] ?? '', line });
    else if (text.startsWith('{')) rules.push({ name: null, text, line });
    else if (text.startsWith('  ') && last !== undefined)
      rules[rules.length - 1] = { ...last, text: `${last.text}\n${text}` };
    else throw new ExampleError(line, 'this is neither a rule nor a history');
  }
  const unnamed = rules.filter(({ name }) => name === null);
  if (unnamed.length !== 1 || rules.at(-1)?.name !== null)
    throw new ExampleError(end, 'an example has one rule without a name, after those that it refers to');
  if (histories.length === 0) throw new ExampleError(end, 'an example has no history');
  return { clause, id, rules, histories };
}

/** `add a 0m, buy b 10m → enter 30m by a until 90m, exit 90m by a (ttl) // a comment`. */
function parseHistory(text: string, line: number) {
  const [before = '', after = '', ...more] = text.replace(/ +\/\/ .*$/, '').split(' → ');
  if (more.length > 0 || after === '') throw new ExampleError(line, 'a history is `messages → transitions`');
  const read = before.split(', ').map((message) => parseMessage(message, line));
  const expected = after === 'nothing' ? [] : after.split(', ').map((change) => parseChange(change, line));
  return { messages: read.map(({ message }) => message), told: read.map(({ note }) => note), expected };
}

/** `view a 1m price=5 (late)`, or `time 1m`. */
function parseMessage(text: string, line: number): { readonly message: ExampleMessage; readonly note: Note | null } {
  const mark = /^time (\S+)$/.exec(text);
  if (mark !== null) return { message: { type: 'segc.time', ts: parseTime(mark[1] ?? '', line) }, note: null };
  const parts = /^([a-z]+) (\S+) (\S+)((?: [a-z]+=(?:'[^']*'|\S+))*)(?: \((copy|late|dead letter)\))?$/u.exec(text);
  if (parts === null) throw new ExampleError(line, `\`${text}\` is no message`);
  const [, type = '', eventId = '', time = '', fields = '', note = null] = parts;
  const values = [...fields.matchAll(/ ([a-z]+)=('[^']*'|\S+)/g)].map(([, name = '', value = '']) => [
    name,
    parseValue(value, line),
  ]);
  const message = { type, eventId, ts: parseTime(time, line), ...Object.fromEntries(values) };
  return {
    message: note === 'dead letter' ? { ...message, isEvent: false } : message,
    note: note as Note | null,
  };
}

/** `5`, `true`, `null`, `'text'` or `['a','b']`. */
function parseValue(text: string, line: number): unknown {
  try {
    return JSON.parse(text.replaceAll("'", '"'));
  } catch {
    throw new ExampleError(line, `\`${text}\` is no value`);
  }
}

/** `enter 30m by a and b until 90m`, `renew ...` likewise, `exit 90m by a and b (ttl)`. */
function parseChange(text: string, line: number): Change {
  const [, op, at = '', ids = '', until] = /^(enter|renew) (\S+) by (.+) until (\S+)$/.exec(text) ?? [];
  if (op !== undefined && until !== undefined) {
    return {
      op: op as 'enter' | 'renew',
      at: parseTime(at, line),
      expiresAt: parseTime(until, line),
      reason: 'event',
      eventIds: ids.split(' and '),
    };
  }
  const leaving = /^exit (\S+) by (.+?)( \(ttl\))?$/.exec(text);
  if (leaving === null) throw new ExampleError(line, `\`${text}\` is no transition`);
  const [, when = '', by = '', ttl] = leaving;
  return {
    op: 'exit',
    at: parseTime(when, line),
    expiresAt: null,
    reason: ttl === undefined ? 'event' : 'ttl',
    eventIds: by.split(' and '),
  };
}

/** `1h`, `30m`, `29m59.999s`, `10m1ms`. */
function parseTime(text: string, line: number): number {
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:\.(\d{3}))?s)?(?:(\d+)ms)?$/.exec(text);
  if (parts === null || text === '') throw new ExampleError(line, `\`${text}\` is no time`);
  const [hours, minutes, seconds, thousandths, millis] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000 + (thousandths ?? 0) + (millis ?? 0);
}
