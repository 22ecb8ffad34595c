import type { Behaviour } from '../ir/behaviour.ts';
import type { Metric } from '../ir/expression.ts';
import { leavesOf } from '../ir/leaves.ts';
import type { Trigger } from '../ir/segment.ts';
import type { Session, SessionMetric } from '../ir/session.ts';
import { typeOf } from '../ir/type-of.ts';
import type { Relation, Scope, SessionColumn } from '../plan/relation.ts';
import { column, operator, type SqlExpression, truth } from '../plan/sql-expression.ts';
import { lowerCondition, lowerValue } from './expression.ts';
import { lowerTest } from './occurs.ts';
import { behaviourOf, scopeOf } from './per.ts';

/** The sessions of one gap over one scope: each distinct metric once, whichever segments ask for it, and each predicate. */
interface SessionGroup {
  readonly name: string;
  readonly scope: Scope;
  readonly gapMs: number;
  readonly metrics: SessionColumn[];
  /** The column of each metric, by its definition as JSON. */
  readonly columns: Map<string, string>;
  readonly predicates: Map<Session, { readonly column: string; readonly where: SqlExpression }>;
}

export interface SharedSessions {
  readonly groups: ReadonlyMap<string, SessionGroup>;
}

const groupName = ({ events }: Scope, gapMs: number) =>
  events === 'stream' ? `sessions/${gapMs}` : `sessions/${gapMs}/${events}`;
export const endsName = (sessions: string): string => `${sessions}/ended`;

/** SEMANTICS §6. */
export function shareSessions(
  triggers: readonly { readonly name: string; readonly trigger: Trigger }[],
): SharedSessions {
  const groups = new Map<string, SessionGroup>();
  for (const { name, trigger } of triggers) {
    const scope = scopeOf(trigger);
    for (const { session, path } of sessionsIn(behaviourOf(trigger), name)) {
      const key = groupName(scope, session.gapMs);
      const group = groups.get(key) ?? newGroup(key, scope, session.gapMs);
      groups.set(key, group);
      addPredicate(group, session, path);
    }
  }
  return { groups: new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

const newGroup = (name: string, scope: Scope, gapMs: number): SessionGroup => ({
  name,
  scope,
  gapMs,
  metrics: [],
  columns: new Map(),
  predicates: new Map(),
});

/** The sessions among a behaviour and its parts, each with the name of a view that is its own. */
function sessionsIn(behaviour: Behaviour, path: string): { session: Session; path: string }[] {
  switch (behaviour.kind) {
    case 'session':
      return [{ session: behaviour, path }];
    case 'count':
    case 'firstTime':
    case 'notSeen':
      return sessionsIn(behaviour.of, `${path}/of`);
    case 'absence':
      return [...sessionsIn(behaviour.after, `${path}/after`), ...sessionsIn(behaviour.no, `${path}/no`)];
    case 'sequence':
      return behaviour.steps.flatMap((step, index) => sessionsIn(step, `${path}/step ${index + 1}`));
    case 'occurs':
      return [];
  }
}

function addPredicate(group: SessionGroup, session: Session, path: string): void {
  const named = new Map(session.metrics.map((metric) => [metric.name, metric]));
  for (const leaf of leavesOf(session.holds)) {
    if (leaf.kind === 'metric') addMetric(group, leaf, named.get(leaf.name));
  }
  const where = lowerCondition(session.holds, {
    metric: (leaf) => column(group.columns.get(keyOf(leaf, named.get(leaf.name))) ?? ''),
  });
  group.predicates.set(session, { column: path, where });
}

/** A named metric is known by what it computes, the others by their names. */
const keyOf = ({ name }: Metric, named: SessionMetric | undefined): string =>
  named === undefined ? name : JSON.stringify({ kind: named.kind, of: named.of, value: named.value });

function addMetric({ metrics, columns }: SessionGroup, leaf: Metric, named: SessionMetric | undefined): void {
  const key = keyOf(leaf, named);
  if (columns.has(key)) return;
  const taken = new Set(columns.values());
  let name = `session.${leaf.name}`;
  for (let number = 2; taken.has(name); number += 1) name = `session.${leaf.name} ${number}`;
  columns.set(key, name);
  metrics.push({ column: name, ...(named === undefined ? givenMetric(leaf.name) : namedMetric(named)) });
}

/** `duration`, `events`, and fields of the first and the last event. */
function givenMetric(name: string): Omit<SessionColumn, 'column'> {
  if (name === 'events') return { function: 'count', value: truth(true) };
  if (name === 'duration') return { function: 'last', value: operator('-', column('ts'), column('$beganAt')) };
  const [end = '', ...path] = name.split('.');
  return { function: end as 'first' | 'last', value: column(path.join('.')) };
}

function namedMetric({ kind, of, value }: SessionMetric): Omit<SessionColumn, 'column'> {
  const test = lowerTest(of);
  if (value === null) return { function: kind, value: test };
  const { type } = typeOf(value);
  const none: SqlExpression = {
    kind: 'null',
    type: type === 'number' ? 'DOUBLE' : type === 'boolean' ? 'BOOLEAN' : 'STRING',
  };
  // biome-ignore lint/suspicious/noThenProperty: this is plain data that nobody awaits
  return { function: kind, value: { kind: 'case', test, then: lowerValue(value), otherwise: none } };
}

export function sessionRelations({ groups }: SharedSessions): Relation[] {
  return [...groups.values()].flatMap(({ name, scope, gapMs, metrics, predicates }): Relation[] => {
    const all = [...predicates];
    const judged = (how: Session['judged']) =>
      all.filter(([session]) => session.judged === how).map(([, { column: predicate }]) => predicate);
    const sessions: Relation = {
      kind: 'sessions',
      name,
      scope,
      gapMs,
      metrics,
      predicates: all.map(([, predicate]) => predicate),
      live: judged('live'),
    };
    const closed = judged('closed');
    if (closed.length === 0) return [sessions];
    return [sessions, { kind: 'sessionEnds', name: endsName(name), scope, sessions: name, gapMs, predicates: closed }];
  });
}

/** The group of a session, and the column of its predicate there. */
export function findSession(
  { groups }: SharedSessions,
  scope: Scope,
  session: Session,
): { from: string; predicate: string } {
  const group = groups.get(groupName(scope, session.gapMs));
  const predicate = group?.predicates.get(session);
  if (group === undefined || predicate === undefined) throw new Error('segc has a bug: a session that is not shared');
  return { from: group.name, predicate: predicate.column };
}
