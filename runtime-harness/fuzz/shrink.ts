import { isSyntax } from './mutate.ts';

/**
 * A smaller text for which `holds` is still true: pieces are left out, large ones first, down to single words.
 *
 * @param tries how often `holds` may be asked
 */
export async function shrink(text: string, holds: (text: string) => Promise<boolean>, tries = 60): Promise<string> {
  let left = tries;
  let best = text;
  for (const split of [/(?<=\n)/, /(?<=[,;{}()\n])/, /\b/]) {
    for (let pieces = best.split(split), size = Math.ceil(pieces.length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let from = 0; from < pieces.length; ) {
        const smaller = [...pieces.slice(0, from), ...pieces.slice(from + size)];
        const candidate = smaller.join('');
        if (isSyntax(candidate)) {
          if (left <= 0) return best;
          left -= 1;
          if (await holds(candidate)) {
            [pieces, best] = [smaller, candidate];
            continue;
          }
        }
        from += size;
      }
    }
  }
  return best;
}
