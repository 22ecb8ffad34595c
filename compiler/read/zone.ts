const known = new Set<string>();

/** Whether `zone` is a name in the time zone database, as `Intl` has it. Offsets such as `+02:00` are none. */
export function isZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || !/^[A-Za-z]/.test(zone)) return false;
  if (known.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
  } catch {
    return false;
  }
  known.add(zone);
  return true;
}
