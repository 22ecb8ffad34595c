import { ts } from 'ts-morph';
import { oddExpressions, oddNumbers, oddPredicates, oddTexts, oddValues } from './oddities.ts';
import type { Random } from './random.ts';

/** A stretch of a text: from, to. */
type Stretch = readonly [number, number];

const parse = (text: string) => ts.createSourceFile('rule.ts', text, ts.ScriptTarget.ES2023, true);

/** Whether a text is a TypeScript module as far as its syntax goes. */
export function isSyntax(text: string): boolean {
  const { diagnostics } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  return diagnostics?.length === 0;
}

function nodesOf(text: string, wanted: (node: ts.Node) => boolean): ts.Node[] {
  const file = parse(text);
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (wanted(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

const isExpression = (node: ts.Node): node is ts.Expression =>
  ts.isExpression(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node);

function tokensOf(text: string): Stretch[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2023, true, ts.LanguageVariant.Standard, text);
  const tokens: Stretch[] = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) tokens.push([scanner.getTokenStart(), scanner.getTokenEnd()]);
  return tokens;
}

const replace = (text: string, [from, to]: Stretch, by: string) => text.slice(0, from) + by + text.slice(to);

type Mutation = (text: string, random: Random) => string | null;

/** A change at one random node that `wanted` picks. */
const at =
  (wanted: (node: ts.Node) => boolean, change: (node: ts.Node, random: Random, text: string) => string): Mutation =>
  (text, random) => {
    const nodes = nodesOf(text, wanted);
    if (nodes.length === 0) return null;
    const node = random.pick(nodes);
    return replace(text, [node.getStart(), node.getEnd()], change(node, random, text));
  };

const mutations: readonly Mutation[] = [
  at(ts.isNumericLiteral, (_, { pick }) => pick(oddNumbers)),
  at(ts.isStringLiteral, (_, { pick }) => pick(oddTexts)),
  at(isExpression, (node) => `(${node.getText()} as any)`),
  at(isExpression, (_, { pick, percent }) => `(${pick(oddValues)} as ${percent(50) ? 'any' : 'never'})`),
  at(isExpression, (_, random, text) => {
    const other = random.pick(nodesOf(text, isExpression));
    return `(${other.getText()} as any)`;
  }),
  at(
    (node) => ts.isArrowFunction(node),
    (_, { pick }) => pick(oddPredicates),
  ),
  at(
    (node) => ts.isBinaryExpression(node) || (ts.isArrowFunction(node.parent) && node.parent.body === node),
    (_, { pick }) => pick(oddExpressions).replaceAll(/\be\b/g, pick(['e', 'visit', 'event', 'click', 'purchase'])),
  ),
  at(ts.isArrowFunction, (node) => {
    const { parameters, body } = node as ts.ArrowFunction;
    const kept = parameters.map((parameter) => parameter.getText()).join(', ');
    return ts.isBlock(body) ? node.getText() : `(${kept}) => { const held = ${body.getText()}; return held; }`;
  }),
  at(
    (node) => ts.isPropertyAssignment(node),
    (node, { pick }) =>
      pick([
        '',
        `${node.getText()}, ${node.getText()}`,
        `...{ ${node.getText()} }`,
        `get ${(node as ts.PropertyAssignment).name.getText()}() { return ${(node as ts.PropertyAssignment).initializer.getText()}; }`,
      ]),
  ),
  at(ts.isIdentifier, (node, { pick }) =>
    pick(['when', 'count', 'segment', 'minutes', 'x', 'constructor', node.getText()]),
  ),
  // Printed from the tree: other quotes, spaces and parentheses, the same meaning.
  (text) => ts.createPrinter({ removeComments: true }).printFile(parse(text)),
  (text, { pick }) => replace(text, pick(tokensOf(text)), ''),
  (text, { pick }) => {
    const [from, to] = pick(tokensOf(text));
    return replace(text, [from, from], `${text.slice(from, to)} `);
  },
  (text, { pick }) => {
    const [from, to] = pick(tokensOf(text));
    return replace(text, pick(tokensOf(text)), text.slice(from, to));
  },
];

/** `text` after one to three changes, still of valid syntax. */
export function mutate(text: string, random: Random): string {
  let mutated = text;
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    for (let tries = 0; tries < 10; tries += 1) {
      const next = random.pick(mutations)(mutated, random);
      if (next === null || !isSyntax(next)) continue;
      mutated = next;
      break;
    }
  }
  return mutated;
}
