import { durationText } from '../../../compiler/diagnostics/duration-text.ts';
import { segmentsBehind } from '../../../compiler/ir/combination.ts';
import { leavesOf } from '../../../compiler/ir/leaves.ts';
import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import { builtInMetrics } from '../../../compiler/ir/session.ts';
import { printable, quoted, readable } from '../../timeline/readable.ts';
import type { History } from '../history.ts';
import { sinceText } from './elapsed-text.ts';
import { type Heard, heardIn } from './heard.ts';
import { expressionsOf, partsIn } from './parts.ts';

/** A history as a table for a reader: nothing in it can fake a line or turn the direction of the text. */
export interface HistoryTable {
  /** The instant from which times count, epoch ms: that of the oldest message; null when no message has a time. */
  readonly from: number | null;
  readonly fields: readonly string[];
  readonly rows: readonly HistoryRow[];
}

export interface HistoryRow {
  /** Event time, epoch ms; null for a dead letter. */
  readonly ts: number | null;
  /** Time after the first, `+30 min 0.001 s`. */
  readonly since: string;
  readonly type: string;
  readonly eventId: string;
  /** In the order of the table's fields; `–` for an absent one. */
  readonly values: readonly string[];
  /** What else there is to say: a copy, late, behind, a dead letter and its cause. */
  readonly remark: string;
}

/** The messages of a history in the order of their arrival, with the fields that matter to a segment. */
export function historyTable(history: History, segment: Segment, program: Program): HistoryTable {
  const heard = heardIn(history, program);
  const from = firstOf(heard);
  const fields = fieldsReadBy(segment, program).filter((name) => heard.some((each) => each.fields[name] !== undefined));
  const rows = heard.map((each) => ({
    ts: each.ts,
    since: each.ts === null || from === null ? '' : sinceText(each.ts - from),
    type: each.kind === 'event' ? readable(each.type) : each.kind === 'mark' ? 'time mark' : each.kind,
    eventId: each.eventId === '' ? '' : readable(each.eventId),
    values: fields.map((name) => valueText(each.fields[name])),
    remark: remarkOf(each),
  }));
  return { from, fields: fields.map(printable), rows };
}

/** The instant of the oldest message; null when none has one. */
export function firstOf(heard: readonly Heard[]): number | null {
  const instants = heard.flatMap(({ ts }) => (ts === null ? [] : [ts]));
  return instants.length === 0 ? null : instants.reduce((least, ts) => Math.min(least, ts));
}

/** The fields that a segment, or one that it is made of, looks at; sorted. */
export function fieldsReadBy(segment: Segment, program: Program): readonly string[] {
  const names = segmentsBehind(segment, program.segments)
    .flatMap(partsIn)
    .flatMap((part) => (part.kind === 'per' ? [part.field] : expressionsOf(part).flatMap(leavesOf).map(leafName)));
  const known = new Set(Object.values(program.source.schema.types).flatMap((fields) => Object.keys(fields)));
  return [...new Set(names)].filter((name) => known.has(name)).sort();
}

/** A metric is a field only as that of a session's first or last event. */
function leafName({ kind, name }: ReturnType<typeof leavesOf>[number]): string {
  if (kind !== 'metric') return name;
  return (builtInMetrics as readonly string[]).includes(name) ? '' : (/^(?:first|last)\.(.+)$/.exec(name)?.[1] ?? '');
}

function valueText(value: unknown): string {
  if (value === undefined) return '–';
  return typeof value === 'string' ? quoted(value) : printable(JSON.stringify(value));
}

function remarkOf({ kind, cause, copy, late, behindMs }: Heard): string {
  if (kind === 'dead letter') return printable(cause ?? '');
  const behind = behindMs === 0 ? '' : `${durationText(behindMs)} behind the newest`;
  const what = copy ? 'copy' : late ? 'late' : '';
  return [what, behind].filter((each) => each !== '').join(', ');
}
