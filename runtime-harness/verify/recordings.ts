import type { Program } from '../../compiler/ir/program.ts';
import { runReference } from '../engines/reference.ts';
import { diffTimelines, group, subjectOf } from '../timeline/diff.ts';
import { shifted, type Transition } from '../timeline/transition.ts';
import { inSegment } from './findings.ts';
import { arriving, fieldsOf, firstInstant, type History, moved, week } from './history.ts';
import type { Finding, RecordingReport } from './report.ts';
import type { Heard } from './trial.ts';

/** Recorded events, as they arrived, and what their author expects of them. */
export interface Recording {
  /** As the user wrote its path. */
  readonly file: string;
  readonly lines: readonly string[];
  /** null when nothing has been written down. */
  readonly expected: readonly Transition[] | null;
}

/**
 * A recording as histories of its users. What is broken, and what moves time only, belongs to a history of nobody. Each message arrives when the
 * newest before it did, so that an event is late among other histories exactly when it was late in its recording.
 */
export function historiesOf({ file, lines }: Recording, latenessMs: number): readonly History[] {
  const read = lines.map((text) => ({ text, fields: fieldsOf(text) ?? {} }));
  let newest = read.map(({ fields }) => fields.ts).find(isInstant) ?? firstInstant;
  const messages = read.flatMap(({ text, fields: { ts, userId } }) => {
    if (isInstant(ts)) newest = Math.max(newest, ts);
    const of = typeof userId === 'string' ? userId : '';
    const at = typeof ts === 'number' ? ts : newest;
    return arriving(text, at, newest, latenessMs).map((each) => ({ ...each, userId: of }));
  });
  return [...group(messages, ({ userId }) => userId)].map(([userId, ofUser]) => ({
    userId,
    segment: null,
    recording: file,
    messages: ofUser.map(({ arrives, text }) => ({ arrives, text })),
  }));
}

const isInstant = (ts: unknown): ts is number => Number.isSafeInteger(ts);

/** Histories of one recording, moved to the time of the made-up ones. */
export function movedToFirstInstant(histories: readonly History[]): readonly History[] {
  const first = histories.reduce(
    (at, { messages }) => Math.min(at, messages[0]?.arrives ?? at),
    Number.POSITIVE_INFINITY,
  );
  const byMs = Math.ceil((firstInstant - first) / week) * week;
  return histories.map((history) => moved(history, history.userId, byMs));
}

/**
 * Compares the replay of a recording, ended as `segc replay` ends it, with what its author expects.
 *
 * @param histories those of the recording
 * @param heard what was said of each of them
 */
export function judgeRecording(
  program: Program,
  { file, lines, expected }: Recording,
  histories: readonly History[],
  heard: readonly Heard[],
): { readonly report: RecordingReport; readonly findings: readonly Finding[] } {
  const extent = { file, users: histories.filter(({ userId }) => userId !== '').length, events: lines.length };
  if (expected === null) return { report: { ...extent, expected: null, unexpected: 0 }, findings: [] };
  const { transitions } = runReference(program, lines, null);
  const known = new Set(program.segments.map(({ id }) => id));
  const wanted = expected.filter(({ segment }) => known.has(segment));
  const differences = diffTimelines(wanted, transitions);
  const places = group(differences, (difference) => {
    const { userId, segment } = subjectOf(difference);
    return JSON.stringify([userId, segment]);
  });
  const findings = [...places.values()].flatMap((ofPlace): Finding[] => {
    const { userId, segment } = subjectOf(ofPlace[0] as (typeof ofPlace)[number]);
    const place = histories.findIndex((history) => history.userId === userId);
    const history = histories[place] ?? { userId, segment: null, recording: file, messages: [] };
    const ofUser = (timeline: readonly Transition[]) => timeline.filter((each) => each.userId === userId);
    const testimony = {
      expected: ofUser(wanted),
      replay: ofUser(transitions),
      ...flinkOf(history, heard[place], transitions),
    };
    return [
      {
        segment,
        history,
        messagesBefore: history.messages.length,
        between: ['expected', 'replay'],
        differences: ofPlace,
        testimony: inSegment(testimony, segment),
      },
    ];
  });
  return { report: { ...extent, expected: wanted.length, unexpected: differences.length }, findings };
}

/** What Flink said, at the times of the recording, and no longer than the replay went on. */
function flinkOf(history: History, heard: Heard | undefined, replayed: readonly Transition[]) {
  const [first, played] = [history.messages[0], heard?.history.messages[0]];
  if (heard?.testimony.flink === undefined || first === undefined || played === undefined) return {};
  const byMs = played.arrives - first.arrives;
  const end = replayed.reduce((at, each) => Math.max(at, each.at), Number.NEGATIVE_INFINITY);
  const flink = heard.testimony.flink.map((each) => shifted(each, -byMs)).filter(({ at }) => at <= end);
  return { flink };
}
