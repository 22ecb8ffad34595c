/** An expression as JSON, with its leaves of one kind replaced. */
export function withLeaves(
  expression: object,
  kind: 'stepField' | 'metric',
  replace: (leaf: Readonly<Record<string, unknown>>) => object,
): object {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const record = node as Readonly<Record<string, unknown>>;
    if (record.kind === kind) return replace(record);
    return Object.fromEntries(Object.entries(record).map(([name, part]) => [name, walk(part)]));
  };
  return walk(expression) as object;
}
