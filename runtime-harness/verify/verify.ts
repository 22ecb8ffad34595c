import type { Program } from '../../compiler/ir/program.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import { chooseFrom, figuresOf, secondsSince } from './figures.ts';
import { disagreementsOf } from './findings.ts';
import { generateHistories } from './generate.ts';
import { investigate } from './investigate.ts';
import { historiesOf, judgeRecording, movedToFirstInstant, type Recording } from './recordings.ts';
import type { Finding, VerifyReport } from './report.ts';
import { simplify } from './simplify.ts';
import { openTrial, type Replay, type TrialOptions } from './trial.ts';

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
  const recorded = recordings.map((recording) => historiesOf(recording, program.source.latenessMs));
  const histories = [...recorded.flatMap(movedToFirstInstant), ...generateHistories(program, options)];
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
      const own = recorded[index] ?? [];
      const from = next;
      next += own.length;
      return judgeRecording(program, recording, own, heard.slice(from, next));
    });
    const reports = judged.map(({ report }) => report);
    const unexpected = reports.reduce((sum, { unexpected }) => sum + unexpected, 0);
    return {
      ...figuresOf(program, heard, disagreements),
      seed,
      events,
      differences: disagreements.length + storeDifferences.length + unexpected,
      seconds: secondsSince(begin),
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
