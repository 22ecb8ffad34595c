import type { Expression } from '../ir/expression.ts';
import { functions } from '../ir/functions.ts';

/** Whether UTF-8 can spell a text: no half of a surrogate pair stands alone. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/**
 * SEMANTICS §9. Whether the text of an expression may hold a lone surrogate. Fields never do; `slice` may cut a pair. Our functions pass such texts
 * on as WTF-8, in which they are still equal when their code units are; SQL's own functions must not see them.
 */
export function canBeIllFormed(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' && !isWellFormed(expression.value);
    case 'concat':
      return expression.parts.some(canBeIllFormed);
    case 'coalesce':
      return canBeIllFormed(expression.left) || canBeIllFormed(expression.right);
    case 'conditional':
      return canBeIllFormed(expression.then) || canBeIllFormed(expression.otherwise);
    case 'call':
      if (functions[expression.function].gives !== 'string') return false;
      return expression.function === 'slice' || expression.arguments.some(canBeIllFormed);
    default:
      return false;
  }
}

/** Whether a text orders by UTF-8 bytes, as SQL has it, as it does by code units against any other: nothing in it is a surrogate or comes after them. */
export const ordersAsBytes = (expression: Expression): boolean =>
  expression.kind === 'literal' && typeof expression.value === 'string' && /^[\0-\ud7ff]*$/.test(expression.value);
