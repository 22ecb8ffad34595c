/** Plain data as text, the same for data that is the same, whatever the order of its keys. */
export const textOf = (data: unknown): string =>
  JSON.stringify(data, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : typeof value === 'number' && !Number.isFinite(value)
        ? String(value)
        : value,
  );

/** A copy of plain data in which `change` replaces the objects for which it gives another. */
export function rewritten<T>(data: T, change: (part: { readonly kind?: unknown }) => object | null): T {
  if (Array.isArray(data)) return data.map((part) => rewritten(part, change)) as T;
  if (typeof data !== 'object' || data === null) return data;
  const changed = change(data);
  if (changed !== null) return changed as T;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, rewritten(value, change)])) as T;
}
