/**
 * How wide a text may become in pixels, rather too wide than too narrow: the fonts of the reader are not known.
 *
 * @param size of the font, in pixels
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) ems += widthOf(sign);
  return Math.ceil(ems * size);
}

function widthOf(sign: string): number {
  if (/[ .,:;'|!ijl]/.test(sign)) return 0.36;
  if (/[a-z0-9+−–_-]/.test(sign)) return 0.64;
  return sign < '\u0250' ? 0.86 : 1.2;
}

/** The beginning of a text that is longer than this many signs. */
export function clipped(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
}
