import type { Node, Project } from 'ts-morph';
import type { Code, Parameters } from '../diagnostics/catalogue.ts';
import { type Diagnostic, diagnose, type Related } from '../diagnostics/diagnostic.ts';
import type { EventBehaviour } from '../ir/behaviour.ts';
import type { Expression } from '../ir/expression.ts';
import { placed } from '../ir/place.ts';
import type { RuleFunction } from '../ir/rule-functions.ts';
import type { Schema } from '../ir/schema.ts';
import type { Span } from '../ir/span.ts';
import { nodeOf } from '../source/declarations.ts';
import type { Places } from '../source/places.ts';
import { readPart } from './behaviour.ts';
import { describeRule } from './describe-rule.ts';

/** What every reader needs: the project to look nodes up in, the events' schema, and where to report to. */
export interface Reader {
  readonly schema: Schema;
  /** The syntax that made a traced value, or null. */
  readonly nodeOf: (value: object) => Node | null;
  /** Its place; that of the segment around it when it was made by no call that is known. */
  readonly spanOf: (value: object) => Span | null;
  /** Remembers where a part of a predicate is written. */
  readonly place: (part: object, node: Node) => void;
  /** Remembers which function of a rule an expression was read from, and returns the expression. */
  readonly readFrom: (expression: Expression, written: RuleFunction) => Expression;
  /** What is being read: nothing is a part of itself. */
  readonly inside: Set<object>;
  /** A vocabulary object in the words of a complaint. */
  readonly describe: (rule: unknown) => string;
  /** A behaviour inside of `owner`; `where` names the place it stands in. */
  readonly readPart: (rule: unknown, where: string, owner: object) => EventBehaviour | null;
  /** Reports at a node and returns null, so that a reader can `return reader.report(...)`. */
  readonly report: <C extends Code>(
    code: C,
    at: Node | Span | null,
    parameters: Parameters<C>,
    related?: readonly Related[],
  ) => null;
}

/**
 * @param functions where to remember the functions that expressions were read from
 * @param fallback where to complain about what was made by no call that is known, such as a copy of a rule
 */
export function createReader(
  project: Project,
  places: Places,
  schema: Schema,
  diagnostics: Diagnostic[],
  functions: WeakMap<Expression, RuleFunction>,
  fallback: Span | null,
): Reader {
  const isSpan = (at: Node | Span): at is Span => 'file' in at;
  const reader: Reader = {
    schema,
    nodeOf: (value) => nodeOf(project, value),
    spanOf: (value) => {
      const node = nodeOf(project, value);
      return node ? places.of(node) : fallback;
    },
    place: (part, node) => {
      placed(part, places.of(node));
    },
    readFrom: (expression, written) => {
      functions.set(expression, written);
      return expression;
    },
    inside: new Set(),
    describe: describeRule,
    readPart: (rule, where, owner) => readPart(rule, where, owner, reader),
    report: (code, at, parameters, related) => {
      const span = at === null ? fallback : isSpan(at) ? at : places.of(at);
      diagnostics.push(diagnose(code, span, parameters, related));
      return null;
    },
  };
  return reader;
}
