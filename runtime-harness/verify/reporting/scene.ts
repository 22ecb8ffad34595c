import type { Program } from '../../../compiler/ir/program.ts';
import { group, subjectOf } from '../../timeline/diff.ts';
import { readable } from '../../timeline/readable.ts';
import { formatTransition, type Transition } from '../../timeline/transition.ts';
import type { Finding, Sample, Witness } from '../report.ts';
import { around } from './excerpt.ts';
import { type Heard, heardIn } from './heard.ts';
import { firstOf } from './history-rows.ts';
import { type Stay, staysOf } from './memberships.ts';
import { disputed } from './transition-rows.ts';
import { heardWitnesses, nameOf } from './witnesses.ts';

/** All that a drawing of one history shows, without places. */
export interface Scene {
  /** The instant from which times count, epoch ms. */
  readonly from: number;
  /** Distinct and rising, epoch ms. */
  readonly instants: readonly number[];
  /** How many instants there are before and after those shown. */
  readonly hidden: readonly [before: number, after: number];
  readonly types: readonly TypeRow[];
  readonly witnesses: readonly WitnessRow[];
  /** The instant of the first difference, epoch ms; null when there is none. */
  readonly differsAt: number | null;
}

/** The messages of one type. */
export interface TypeRow {
  readonly type: string;
  readonly heard: readonly (Heard & { readonly ts: number })[];
}

/** What one witness says. */
export interface WitnessRow {
  readonly witness: Witness;
  readonly name: string;
  readonly stays: readonly Stay[];
  readonly transitions: readonly Transition[];
  /** Instants of transitions that the other does not have like that, epoch ms. */
  readonly disputed: readonly number[];
  /** Instants of transitions that only the other has, epoch ms. */
  readonly lacking: readonly number[];
}

/** More than that is no drawing any more. */
const mostInstants = 40;

/** Gathers what is to be drawn of a finding, or of a sample, which has no differences. */
export function sceneOf(shown: Finding | Sample, program: Program): Scene {
  const { history, testimony } = shown;
  const finding = 'differences' in shown ? shown : null;
  const heard = heardIn(history, program);
  const timed = heard.flatMap((each) => (each.ts === null ? [] : [{ ...each, ts: each.ts }]));
  const rows = heardWitnesses(testimony).map((witness) => rowOf(witness, testimony[witness] ?? [], finding));
  const instants = [
    ...timed.map(({ ts }) => ts),
    ...rows.flatMap(({ transitions }) => transitions.map(({ at }) => at)),
    ...rows.flatMap(({ stays }) => stays.map(({ to }) => to)),
  ];
  const all = [...new Set(instants)].sort((left, right) => left - right);
  const first = finding?.differences[0];
  const differsAt = first === undefined ? null : subjectOf(first).at;
  const focus = differsAt === null ? 0 : all.indexOf(differsAt);
  const { items: kept, before, after } = around(all, focus, mostInstants);
  const within = (at: number) => at >= (kept[0] ?? 0) && at <= (kept.at(-1) ?? 0);
  const types = group(
    timed.filter(({ ts }) => within(ts)),
    ({ kind, type }) => (kind === 'mark' ? type : readable(type)),
  );
  return {
    from: firstOf(heard) ?? all[0] ?? 0,
    instants: kept,
    hidden: [before, after],
    types: [...types].map(([type, messages]) => ({ type, heard: messages })),
    witnesses: rows,
    differsAt,
  };
}

function rowOf(witness: Witness, transitions: readonly Transition[], finding: Finding | null): WitnessRow {
  const own = finding === null ? new Set<string>() : disputed(finding, witness);
  const marked = transitions.filter((each) => own.has(formatTransition(each))).map(({ at }) => at);
  return {
    witness,
    name: nameOf(witness),
    stays: staysOf(transitions),
    transitions,
    disputed: [...new Set(marked)],
    lacking: finding === null ? [] : lackingOf(witness, finding),
  };
}

function lackingOf(witness: Witness, { between, differences }: Finding): readonly number[] {
  const kind = witness === between[0] ? 'unexpected' : witness === between[1] ? 'missing' : null;
  return [...new Set(differences.filter((each) => each.kind === kind).map((each) => subjectOf(each).at))];
}
