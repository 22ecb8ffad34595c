/** An element of an XML text, with the text directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly text: string;
}

const token = /<\?xml [^?]*\?>|<\/([\w:-]+)>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const references: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads XML without comments, CDATA and namespaces, in the order of the opening tags; throws when it is not well-formed. For tests of what is written, so that
 * the writer is not its own judge.
 */
export function wellFormed(xml: string): readonly XmlElement[] {
  if (/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(xml)) throw new Error('a sign that XML cannot hold');
  const elements: { name: string; attributes: { [name: string]: string }; text: string }[] = [];
  const open: (typeof elements)[number][] = [];
  let end = 0;
  for (const [whole, closing, opening, attributes = '', isEmpty, text] of xml.matchAll(token)) {
    end += whole.length;
    if (closing !== undefined && open.pop()?.name !== closing) throw new Error(`</${closing}> closes nothing`);
    if (opening !== undefined) {
      const element = { name: opening, attributes: attributesOf(attributes), text: '' };
      elements.push(element);
      if (isEmpty === '') open.push(element);
    }
    const around = open.at(-1);
    if (text === undefined) continue;
    if (around !== undefined) around.text += unescaped(text);
    else if (text.trim() !== '') throw new Error(`text outside of the root: ${text}`);
  }
  if (end !== xml.length) throw new Error(`not XML: ${xml.slice(end, end + 80)}`);
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return elements;
}

function attributesOf(text: string): { [name: string]: string } {
  const attributes: { [name: string]: string } = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`attribute ${name} twice`);
    attributes[name] = unescaped(value);
  }
  return attributes;
}

function unescaped(text: string): string {
  return text.replace(/&(#\d+|\w+);|&/g, (whole, name: string | undefined) => {
    if (name?.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    const sign = name === undefined ? undefined : references[name];
    if (sign === undefined) throw new Error(`not a reference: ${whole}`);
    return sign;
  });
}
