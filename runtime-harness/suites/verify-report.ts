import type { Program } from '../../compiler/ir/program.ts';
import { runReference } from '../engines/reference.ts';
import type { Event } from '../event-log/event.ts';
import { diffTimelines } from '../timeline/diff.ts';
import type { Transition } from '../timeline/transition.ts';
import { generateHistories } from '../verify/generate.ts';
import type { History } from '../verify/history.ts';
import type { Finding, Sample, Testimony, VerifyReport } from '../verify/report.ts';

const day = 86_400_000;

/** A history of these events, each arriving at its place in the list. */
export function historyOf(events: readonly Event[], recording: string | null = null, segment = 'seg'): History {
  const messages = events.map(({ eventId, userId, type, ts, fields }, arrives) => ({
    arrives,
    text: JSON.stringify({ eventId, userId, type, ts, ...fields }),
  }));
  return { userId: events[0]?.userId ?? 'u', segment, recording, messages };
}

/** What the replay says of a history in one segment. */
export function replayOf(program: Program, { messages }: History, segment: string): readonly Transition[] {
  const newest = Math.max(...messages.map(({ text }) => Number((JSON.parse(text) as { ts?: number }).ts ?? 0)));
  const { transitions } = runReference(
    program,
    messages.map(({ text }) => text),
    newest + 60 * day,
  );
  return transitions.filter((each) => each.segment === segment);
}

/** A finding in which two witnesses say this of a history. */
export function findingOf(
  segment: string,
  history: History,
  between: Finding['between'],
  testimony: Testimony,
): Finding {
  const [right, other] = between.map((witness) => testimony[witness] ?? []);
  const differences = diffTimelines(right ?? [], other ?? []);
  return { segment, history, messagesBefore: 14, between, differences, testimony };
}

/** A report of generated histories, in which Flink says what the replay does. */
export function reportOf(program: Program, findings: readonly Finding[] = [], samples = 2): VerifyReport {
  const histories = generateHistories(program, { seed: 1, histories: 40 });
  const segments = program.segments.map(({ id }) => {
    const aimed = histories.filter(({ segment }) => segment === id);
    const played = aimed.map((history): Sample => {
      const said = replayOf(program, history, id);
      return { history, testimony: { typescript: said, replay: said, flink: said } };
    });
    const rich = [...played].sort((left, right) => countOf(right) - countOf(left));
    return {
      id,
      histories: aimed.length,
      transitions: played.reduce((sum, each) => sum + countOf(each), 0),
      differences: findings.filter(({ segment }) => segment === id).length,
      samples: rich.slice(0, samples),
    };
  });
  return {
    seed: 1,
    rules: segments.length,
    histories: histories.length,
    events: histories.reduce((sum, { messages }) => sum + messages.length, 0),
    comparisons: histories.length * segments.length,
    transitions: segments.reduce((sum, { transitions }) => sum + transitions, 0),
    differences: findings.length,
    seconds: 12.3,
    segments,
    recordings: [],
    findings,
    storeDifferences: [],
  };
}

const countOf = ({ testimony }: Sample) => testimony.replay?.length ?? 0;
