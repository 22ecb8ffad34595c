const texts = new WeakMap<object, string>();

/** Plain data as text, the same for data that is the same, whatever the order of its keys. It must not change afterwards. */
export function textOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) {
    if (Object.is(data, -0)) return '-0';
    return typeof data === 'number' ? String(data) : (JSON.stringify(data) ?? 'undefined');
  }
  const before = texts.get(data);
  if (before !== undefined) return before;
  const text = Array.isArray(data)
    ? `[${data.map(textOf).join(',')}]`
    : `{${Object.entries(data)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => `${JSON.stringify(key)}:${textOf(value)}`)
        .join(',')}}`;
  texts.set(data, text);
  return text;
}

/** A copy of plain data in which `change` replaces the objects for which it gives another. */
export function rewritten<T>(data: T, change: (part: { readonly kind?: unknown }) => object | null): T {
  if (Array.isArray(data)) return data.map((part) => rewritten(part, change)) as T;
  if (typeof data !== 'object' || data === null) return data;
  const changed = change(data);
  if (changed !== null) return changed as T;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, rewritten(value, change)])) as T;
}
