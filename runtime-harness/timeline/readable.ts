/** An id for a reader: as it is when it is plain, else quoted like JSON, so that it can fake neither words nor lines. */
export function readable(id: string): string {
  // Nearly all ids are such, and this is told soonest.
  if (/^[\w.:@+-]+$/.test(id)) return id;
  return /^[\p{L}\p{N}._:@+-]+$/u.test(id) ? id : quoted(id);
}

/** The text as a JSON string, in which nothing is left that a terminal might act on. */
export function quoted(text: string): string {
  return printable(JSON.stringify(text));
}

/** Escapes control signs, direction marks and separators other than the space. */
export function printable(text: string): string {
  return text.replace(/[\p{C}\p{Z}]/gu, (sign) => (sign === ' ' ? sign : escaped(sign)));
}

function escaped(sign: string): string {
  const units = Array.from({ length: sign.length }, (_, index) => sign.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
