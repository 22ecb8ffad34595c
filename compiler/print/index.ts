import type { MembershipPlan, Plan, SegmentPlan, SourcePlan } from '../plan/plan.ts';
import { type ScalarFunction, scalarFunctions, scalarFunctionsIn } from '../plan/scalar-functions.ts';
import { type GeneratedFile, header, printLateness, printOutputs } from './generated-file.ts';
import { stack } from './layout.ts';

import { quoteIdentifier, quoteInterval, quoteText } from './quote.ts';
import { printRelation } from './relation.ts';
import { loadTemplate } from './templates.ts';

export type { GeneratedFile } from './generated-file.ts';

type Values = { readonly [name: string]: string | number };

const functions = loadTemplate<Values>('functions');
const scalarFunction = loadTemplate<Values>('scalar-functions');
const events = loadTemplate<Values>('events');
const redis = loadTemplate<Values>('redis');
const stream = loadTemplate<Values>('stream');
const ttlTriggers = loadTemplate<Values>('ttl-triggers');
const ttlTicks = loadTemplate<Values>('ttl-ticks');
const membership = loadTemplate<Values>('membership');
const job = loadTemplate<Values>('job');
const sinks = loadTemplate<Values>('job-sinks');

/** Plan → SQL files, in the order in which a session runs them. Same plan, same bytes. */
export function printPlan(plan: Plan): GeneratedFile[] {
  const { shared, segments, membership: direct, combinations, combinedMembership: combined } = plan;
  const file = (path: string, ...views: string[]) => ({ path, text: `${header()}\n${views.join('\n')}` });
  const segment = (each: SegmentPlan) => ({ path: `segments/${each.id}.sql`, text: printSegment(each) });
  const stages = combined === null ? [direct] : [direct, combined];
  return [
    file('source.sql', printSource(plan.source, scalarFunctionsIn(plan))),
    ...(shared.length === 0 ? [] : [file('shared.sql', ...shared.map(printRelation))]),
    ...segments.map(segment),
    file('membership.sql', printMembership(direct)),
    ...combinations.map(segment),
    ...(combined === null ? [] : [file('combinations.sql', printMembership(combined))]),
    file(
      'job.sql',
      job({
        sinks: stages.map((stage) => sinks({ transitions: printName(stage, 'transitions') })).join('\n'),
      }),
    ),
  ];
}

const selectAll = (view: string) => `SELECT * FROM ${view}`;
const union = (selects: readonly string[]) => stack(selects, '\nUNION ALL', 0);
const printName = ({ prefix }: MembershipPlan, name: string) => quoteIdentifier(`${prefix}${name}`);

function printSource(source: SourcePlan, used: readonly ScalarFunction[]): string {
  const { fields, schema } = source;
  const names = fields.map(({ name }) => `${quoteIdentifier(name)}, `).join('');
  const columns = fields.map(({ name, sqlType }) => `${quoteIdentifier(name)} ${sqlType},\n  `).join('');
  return [
    functions({}),
    ...used.map(printScalarFunction),
    events({ fields: columns, lateness: printLateness(source), schema: quoteText(schema) }),
    printOutputs(),
    redis({}),
    stream({ fields: names }),
  ].join('\n');
}

/** The definition of one of our own scalar functions. */
export function printScalarFunction(name: ScalarFunction): string {
  const javaClass = quoteText(`io.segc.flink.expressions.${scalarFunctions[name]}`);
  return scalarFunction({ name: quoteIdentifier(name), class: javaClass });
}

/** The views of one segment, under a header that names the rule. */
export function printSegment({ file, rule, relations }: SegmentPlan): string {
  return `${header(`Rule: ${file}, version ${rule}`)}\n${relations.map(printRelation).join('\n')}`;
}

function printMembership(plan: MembershipPlan): string {
  const { moves, ttls } = plan;
  const member = "`segment` || '/' || `userId` AS `member`, `userId`, `segment`, `$rt`";
  const triggers = ttls.map(({ ttlMs, slackMs, triggers: views }) => ({
    name: printName(plan, `triggers/${ttlMs}+${slackMs}`),
    from: union(
      views.map(
        ({ view, mixed }) => `SELECT ${member} FROM ${quoteIdentifier(view)}${mixed ? ' WHERE `role` = 0' : ''}`,
      ),
    ),
    interval: quoteInterval(ttlMs + slackMs),
  }));
  const name = (view: string) => printName(plan, view);
  return membership({
    movesView: name('moves'),
    moves: union(moves.map((view) => selectAll(quoteIdentifier(view)))),
    steps: name('steps'),
    sorted: name('sorted'),
    compared: name('compared'),
    transitions: name('transitions'),
    triggers: triggers.map(({ name: view, from }) => `${ttlTriggers({ name: view, from })}\n`).join(''),
    ticks: triggers.map(({ name: view, interval }) => ttlTicks({ triggers: view, interval }).trimEnd()).join('\n'),
  });
}
