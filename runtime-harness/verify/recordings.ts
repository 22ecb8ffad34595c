import type { Program } from '../../compiler/ir/program.ts';
import { runReference } from '../engines/reference.ts';
import { diffTimelines, group, subjectOf } from '../timeline/diff.ts';
import { shifted, type Transition } from '../timeline/transition.ts';
import { inSegment } from './findings.ts';
import { arriving, fieldsOf, firstInstant, type History, type HistoryMessage, moved, week } from './history.ts';
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
  const times = lines.map((text) => fieldsOf(text)?.ts).filter((ts) => Number.isSafeInteger(ts)) as number[];
  let newest = times[0] ?? firstInstant;
  const messages = lines.flatMap((text): readonly (HistoryMessage & { readonly userId: string })[] => {
    const { ts, userId } = fieldsOf(text) ?? {};
    if (typeof ts === 'number' && Number.isSafeInteger(ts)) newest = Math.max(newest, ts);
    const of = typeof userId === 'string' ? userId : '';
    return arriving(text, typeof ts === 'number' ? ts : newest, newest, latenessMs).map((each) => ({
      ...each,
      userId: of,
    }));
  });
  return [...group(messages, ({ userId }) => userId)].map(([userId, ofUser]) => ({
    userId,
    segment: null,
    recording: file,
    messages: ofUser.map(({ arrives, text }) => ({ arrives, text })),
  }));
}

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
 * @param heard what was said of its histories
 */
export function judgeRecording(
  program: Program,
  recording: Recording,
  heard: readonly Heard[],
): { readonly report: RecordingReport; readonly findings: readonly Finding[] } {
  const { file, lines, expected } = recording;
  const histories = historiesOf(recording, program.source.latenessMs);
  const { transitions } = runReference(program, lines, null);
  const known = new Set(program.segments.map(({ id }) => id));
  const wanted = expected?.filter(({ segment }) => known.has(segment)) ?? null;
  const differences = wanted === null ? [] : diffTimelines(wanted, transitions);
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
      expected: ofUser(wanted ?? []),
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
  const report: RecordingReport = {
    file,
    users: histories.filter(({ userId }) => userId !== '').length,
    events: lines.length,
    expected: wanted?.length ?? null,
    unexpected: differences.length,
  };
  return { report, findings };
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
