import { diffTimelines } from '../../timeline/diff.ts';
import type { Finding, Testimony, Witness } from '../report.ts';

/** The witnesses in the order in which a report lists them. */
export const witnessesInOrder: readonly Witness[] = ['expected', 'typescript', 'replay', 'flink'];

const names: { readonly [W in Witness]: string } = {
  expected: 'the expectation',
  typescript: 'TypeScript',
  replay: 'the replay',
  flink: 'Flink',
};

/** `TypeScript, the replay and Flink say`. */
export function sayingOfAll(witnesses: readonly Witness[]): string {
  const [only, ...others] = witnesses;
  if (only === undefined || others.length === 0) return only === undefined ? '' : sayingOf(only);
  const named = witnesses.map(nameOf);
  return `${named.slice(0, -1).join(', ')} and ${named.at(-1)} say`;
}

const says: { readonly [W in Witness]: string } = {
  expected: 'the expectation says',
  typescript: "the rule's own functions, run as TypeScript, say",
  replay: 'the replay says',
  flink: 'Flink says',
};

/** A witness within a sentence: `the replay`. */
export const nameOf = (witness: Witness): string => names[witness];

/** What comes before a timeline: `the replay says`. */
export const sayingOf = (witness: Witness): string => says[witness];

/** Those who have been heard, in the order of a report. */
export const heardWitnesses = (testimony: Testimony): readonly Witness[] =>
  witnessesInOrder.filter((witness) => testimony[witness] !== undefined);

/** Whether Flink has been heard and says the same as the replay: then the rule means so, and who expects something else is mistaken in one of the two. */
export function enginesAgree({ testimony: { replay, flink } }: Finding): boolean {
  return replay !== undefined && flink !== undefined && diffTimelines(replay, flink).length === 0;
}

/** What is wrong, in a few words, after the id of the segment. */
export function headlineOf(finding: Finding): string {
  const [right, other] = finding.between;
  if (right === 'expected')
    return `the expectation and ${other === 'replay' && enginesAgree(finding) ? 'the rule' : nameOf(other)} do not say the same`;
  return `${nameOf(other)} and ${nameOf(right)} do not say the same`;
}

/** The file of what is expected of a recording: `NAME.expected.jsonl` beside `NAME.jsonl` or `NAME.jsonl.gz`. */
export function expectationOf(recording: string): string {
  return recording.replace(/(\.jsonl)?(\.gz)?$/, '.expected.jsonl');
}

/** Whom to believe, and so where to look for the mistake. */
export function guidanceOf(finding: Finding): string {
  const [right, other] = finding.between;
  if (right === 'expected' && other === 'replay' && enginesAgree(finding))
    return 'The replay and Flink agree, so this is what the rule means: either the expectation is mistaken, or the rule says something else than you mean.';
  if (right === 'expected')
    return `Either the expectation is mistaken, or the rule says something else than you mean: compare with the clause below what ${nameOf(other)} says.`;
  if (right === 'typescript')
    return 'The functions of the rule are what you wrote, so they are taken as right: segc has read a predicate otherwise. That is a bug in segc; until it is mended, write the predicate in a simpler way.';
  return `${nameOf(right)[0]?.toUpperCase()}${nameOf(right).slice(1)} computes the clauses of SEMANTICS.md and is taken as right: the SQL is not what the rule means. That is a bug in segc, not in your rule.`;
}
