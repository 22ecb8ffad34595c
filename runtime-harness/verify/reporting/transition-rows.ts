import { type Difference, subjectOf } from '../../timeline/diff.ts';
import { readable } from '../../timeline/readable.ts';
import { formatTransition, type Transition } from '../../timeline/transition.ts';
import type { Finding, Witness } from '../report.ts';
import { sinceText } from './elapsed-text.ts';
import { heardWitnesses } from './witnesses.ts';

/** One transition for a reader, in columns: when, what, why, until when. */
export function transitionRow({ at, op, reason, eventIds, expiresAt }: Transition, from: number): readonly string[] {
  const ids = eventIds.map(readable).join(', ');
  const until = expiresAt === null ? '' : `until ${sinceText(expiresAt - from)}`;
  return [sinceText(at - from), op, reason === 'event' ? `by ${ids}` : `by ${reason} after ${ids}`, until];
}

/** The transitions of a witness that the other of the two does not have like that, as keys of `formatTransition`; a third witness has none. */
export function disputed({ differences, between }: Finding, witness: Witness): ReadonlySet<string> {
  const [right, other] = between;
  const own = (difference: Difference): readonly Transition[] => {
    if (witness === right) return difference.kind === 'unexpected' ? [] : [difference.expected];
    if (witness === other) return difference.kind === 'missing' ? [] : [difference.actual];
    return [];
  };
  return new Set(differences.flatMap(own).map(formatTransition));
}

/** Witnesses with what they say; those who say the same together. */
export function accountsOf(finding: Finding): readonly Account[] {
  const accounts = new Map<
    string,
    { readonly witnesses: Witness[]; readonly transitions: readonly MarkedTransition[] }
  >();
  const marked = new Set(finding.between.flatMap((party) => [...disputed(finding, party)]));
  for (const witness of heardWitnesses(finding.testimony)) {
    const transitions = (finding.testimony[witness] ?? []).map((transition) => ({
      transition,
      differs: marked.has(formatTransition(transition)),
    }));
    const key = JSON.stringify(transitions);
    const same = accounts.get(key);
    if (same === undefined) accounts.set(key, { witnesses: [witness], transitions });
    else same.witnesses.push(witness);
  }
  return [...accounts.values()];
}

/** What some witnesses say. */
export interface Account {
  readonly witnesses: readonly Witness[];
  readonly transitions: readonly MarkedTransition[];
}

export interface MarkedTransition {
  readonly transition: Transition;
  /** Whether the other of the two that differ does not have it like that. */
  readonly differs: boolean;
}

/** The first difference, which is the cause to look at; a finding has one. */
export function firstDifference({ differences, segment }: Finding): Difference {
  const [first] = differences;
  if (first === undefined) throw new Error(`segc has a bug: a finding in ${segment} has no difference`);
  return first;
}

/** All that the witnesses say of a finding. */
export function transitionsOf({ testimony }: Pick<Finding, 'testimony'>): readonly Transition[] {
  const all = Object.values(testimony).flat();
  return [...new Map(all.map((each) => [formatTransition(each), each])).values()].sort((a, b) => a.at - b.at);
}

/** What a finding is about: boundaries of these events tell most. */
export const subjectOfFinding = (finding: Finding): Transition => subjectOf(firstDifference(finding));
