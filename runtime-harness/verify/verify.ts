import type { Program } from '../../compiler/ir/program.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import { group } from '../timeline/diff.ts';
import { type Disagreement, disagreementsOf } from './findings.ts';
import { generateHistories } from './generate.ts';
import { investigate } from './investigate.ts';
import { historiesOf, judgeRecording, movedToFirstInstant, type Recording } from './recordings.ts';
import type { Finding, SegmentReport, VerifyReport } from './report.ts';
import { samplesOf } from './samples.ts';
import { simplify } from './simplify.ts';
import { type Heard, openTrial, type Replay, type TrialOptions } from './trial.ts';

export interface VerifyOptions {
  readonly program: Program;
  /** Folder with the SQL of the program, absolute. */
  readonly folder: string;
  readonly addresses: StackAddresses;
  readonly replay: Replay;
  /** The replay that runs the rules' own functions; null when they are not at hand. */
  readonly typescript: Replay | null;
  readonly recordings: readonly Recording[];
  readonly seed: number;
  /** How many are made up for each rule. */
  readonly histories: number;
  /** How many disagreements of each segment are made smaller and told. */
  readonly findingsPerSegment: number;
  /** Deploys another program than this one, for making a rule simpler; null to leave rules as they are. */
  readonly prepare: ((program: Program) => Promise<TrialOptions>) | null;
  /** Runs a step and measures it. */
  readonly step: <T>(name: string, work: (tell: (text: string) => void) => Promise<T>) => Promise<T>;
}

/**
 * Plays recordings and made-up histories of all rules through one job on real Flink and through the replay, and compares every transition (instant,
 * expiry, reason, causing events) of every user in every segment, and what Redis holds at the end. Where two do not say the same, the history is
 * made as small as it can be.
 */
export async function verify(options: VerifyOptions): Promise<VerifyReport> {
  const { program, recordings, seed, step } = options;
  const begin = performance.now();
  const recorded = recordings.map((recording) =>
    movedToFirstInstant(historiesOf(recording, program.source.latenessMs)),
  );
  const histories = [...recorded.flat(), ...generateHistories(program, options)];
  const trial = await step('deploy the job', () => openTrial(options));
  try {
    const { heard, events, storeDifferences } = await step(`play ${histories.length} histories`, (tell) =>
      trial.play(histories, tell),
    );
    const disagreements = disagreementsOf(heard);
    const chosen = chooseFrom(disagreements, options.findingsPerSegment);
    const found =
      chosen.length === 0
        ? []
        : await step(`make ${chosen.length} histories smaller`, (tell) =>
            investigate(chosen, trial, (round) => tell(`round ${round}`)),
          );
    const findings = await withSimplerRule(found, options);
    let next = 0;
    const judged = recordings.map((recording, index) => {
      const from = next;
      next += recorded[index]?.length ?? 0;
      return judgeRecording(program, recording, heard.slice(from, next));
    });
    const reports = judged.map(({ report }) => report);
    const unexpected = reports.reduce((sum, { unexpected }) => sum + unexpected, 0);
    return {
      seed,
      rules: program.segments.length,
      histories: histories.length,
      events,
      comparisons: histories.length * program.segments.length,
      transitions: heard.reduce((sum, { testimony }) => sum + (testimony.flink?.length ?? 0), 0),
      differences: disagreements.length + storeDifferences.length + unexpected,
      seconds: Math.round((performance.now() - begin) / 100) / 10,
      segments: segmentReports(program, heard, disagreements),
      recordings: reports,
      findings: [...judged.flatMap(({ findings }) => findings), ...findings],
      storeDifferences,
    };
  } finally {
    await trial.close();
  }
}

/** Each round costs a job: only the first finding that a simpler rule could show. */
async function withSimplerRule(
  findings: readonly Finding[],
  { program, prepare, step }: VerifyOptions,
): Promise<readonly Finding[]> {
  const first = findings.find(({ between }) => between[1] === 'flink');
  if (prepare === null || first === undefined) return findings;
  const simpler = await step('make a rule simpler', (tell) =>
    simplify(first, program, {
      open: async (simpler) => openTrial(await prepare(simpler)),
      onRound: (round) => tell(`round ${round}`),
    }),
  );
  return findings.map((finding) => (finding === first && simpler !== null ? { ...finding, simpler } : finding));
}

/** The first disagreements of each segment, of the shortest histories. */
export function chooseFrom(disagreements: readonly Disagreement[], perSegment: number): readonly Disagreement[] {
  const size = ({ heard }: Disagreement) => heard.history.messages.length;
  return [...group(disagreements, ({ segment }) => segment).values()].flatMap((ofSegment) =>
    [...ofSegment].sort((a, b) => size(a) - size(b)).slice(0, perSegment),
  );
}

/** What was found of each segment of a program. */
export function segmentReports(
  { segments }: Program,
  heard: readonly Heard[],
  disagreements: readonly Disagreement[],
): readonly SegmentReport[] {
  const [aimed, transitions] = [new Map<string | null, number>(), new Map<string, number>()];
  for (const { history, testimony } of heard) {
    aimed.set(history.segment, (aimed.get(history.segment) ?? 0) + 1);
    for (const { segment } of testimony.flink ?? []) transitions.set(segment, (transitions.get(segment) ?? 0) + 1);
  }
  return segments.map(({ id }) => ({
    id,
    histories: aimed.get(id) ?? 0,
    transitions: transitions.get(id) ?? 0,
    differences: disagreements.filter(({ segment }) => segment === id).length,
    samples: samplesOf(id, heard),
  }));
}
