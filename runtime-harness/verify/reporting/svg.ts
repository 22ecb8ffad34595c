import { printable } from '../../timeline/readable.ts';
import { element, escapeXml } from './xml.ts';

/** A piece of SVG, escaped. */
export type Svg = string;

/** How small a drawing may be shown where there is little room. */
const smallest = 0.85;

type Attributes = { readonly [name: string]: string | number };

const rounded = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.round(value * 10) / 10 : value,
    ]),
  );

/** A shape; `title` is what a reader sees who points at it. */
export function shape(name: string, attributes: Attributes, title?: string): Svg {
  return element(name, rounded(attributes), title === undefined ? [] : [element('title', {}, [written(title)])]);
}

/** A line of text. Whatever it says, it has no signs that turn or control it. */
export function label(text: string, x: number, y: number, style: string, title?: string): Svg {
  const inner = title === undefined ? [] : [element('title', {}, [written(title)])];
  return element('text', rounded({ x, y, class: style }), [...inner, written(text)]);
}

/** A drawing with a name for readers who do not see it. */
export function drawing(width: number, height: number, name: string, pieces: readonly Svg[]): Svg {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'drawing',
    viewBox: `0 0 ${w} ${h}`,
    width: w,
    height: h,
    // A little smaller is read more easily than what must be scrolled.
    style: `min-width: ${Math.ceil(w * smallest)}px`,
    role: 'img',
    'aria-label': printable(name),
  };
  return element('svg', attributes, ['\n', ...pieces.flatMap((piece) => [piece, '\n'])]);
}

const written = (text: string): string => escapeXml(printable(text), true);
