/** Text of users and events as it may be shown: as it is, or as a JSON string when a terminal or a reader could take it for something else. */
export function printable(text: string): string {
  const plain = text !== '' && !/[\p{C}\p{Zl}\p{Zp}"]/u.test(text) && text.trim() === text;
  return plain ? text : escapeControls(JSON.stringify(text));
}

/** Escapes what no terminal should get: control signs, direction marks, line separators. */
export function escapeControls(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (sign) =>
    Array.from({ length: sign.length }, (_, unit) => escapedUnit(sign.charCodeAt(unit))).join(''),
  );
}

const escapedUnit = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
