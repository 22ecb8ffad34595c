import type { Behaviour } from '../../compiler/ir/behaviour.ts';
import type { Formula } from '../../compiler/ir/combination.ts';
import type { Expression } from '../../compiler/ir/expression.ts';
import { childrenOf } from '../../compiler/ir/leaves.ts';
import type { Segment, Trigger } from '../../compiler/ir/segment.ts';
import { constructs, type Group, nameOf } from './constructs.ts';

/** How often each construct occurs in a segment, by the names of `constructs`. */
export function constructsIn(segment: Segment): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (group: Group, name: string) => {
    const key = `${group} ${name}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  };

  function visitExpression(expression: Expression): void {
    add('expression', expression.kind);
    if (expression.kind === 'logical' || expression.kind === 'comparison' || expression.kind === 'arithmetic')
      add('operator', expression.operator);
    if (expression.kind === 'call') add('function', expression.function);
    if (expression.kind === 'quantified') add('list', expression.quantifier);
    childrenOf(expression).forEach(visitExpression);
  }

  function visitFormula(formula: Formula): void {
    add('formula', formula.kind);
    if (formula.kind === 'not') visitFormula(formula.of);
    else if (formula.kind !== 'member') formula.of.forEach(visitFormula);
  }

  function visitPart(group: Group, part: Behaviour): void {
    add(group, part.kind);
    visitBehaviour(part);
  }

  function visitBehaviour(behaviour: Behaviour): void {
    add('behaviour', behaviour.kind);
    switch (behaviour.kind) {
      case 'occurs':
        if (behaviour.where !== null) visitExpression(behaviour.where);
        break;
      case 'count':
        visitPart('count of', behaviour.of);
        break;
      case 'sequence':
        for (const step of behaviour.steps) visitPart('step of', step);
        if (behaviour.where !== null) visitExpression(behaviour.where);
        break;
      case 'firstTime':
        visitPart('first time of', behaviour.of);
        break;
      case 'absence':
        visitPart('absence after', behaviour.after);
        visitPart('absence of', behaviour.no);
        break;
      case 'notSeen':
        visitPart('not seen of', behaviour.of);
        break;
      case 'session':
        add('session', behaviour.judged);
        for (const { kind, of, value } of behaviour.metrics) {
          add('metric', kind);
          if (of.where !== null) visitExpression(of.where);
          if (value !== null) visitExpression(value);
        }
        visitExpression(behaviour.holds);
        break;
    }
  }

  function visitTrigger(trigger: Trigger): void {
    if (trigger.kind === 'per') visitPart('per', trigger.of);
    else visitBehaviour(trigger);
  }

  add('membership', 'enter');
  add('membership', 'ttlMs');
  add('enter', segment.enter.kind);
  if (segment.enter.kind === 'combination') visitFormula(segment.enter.formula);
  else visitTrigger(segment.enter);
  if (segment.exit !== null) {
    add('membership', 'exit');
    add('exit', segment.exit.kind);
    visitTrigger(segment.exit);
  }
  return found;
}

/** In how many of some segments each construct of the language occurs, by the names of `constructs`. */
export function timesOfConstructs(segments: readonly Segment[]): ReadonlyMap<string, number> {
  const times = new Map(constructs.map((construct) => [nameOf(construct), 0]));
  for (const segment of segments)
    for (const name of constructsIn(segment).keys()) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}
