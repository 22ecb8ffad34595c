/**
 * Text as an attribute of XML 1.0, or as content, in which line ends and tabs stand as they are: escaped, and without what XML cannot hold, control
 * signs and halves of surrogate pairs.
 */
export function escapeXml(text: string, isContent = false): string {
  return text
    .replace(notXml, '')
    .replace(isContent ? /[&<>"'\r]/g : /[&<>"'\r\n\t]/g, (sign) => entities[sign] ?? sign);
}

const notXml = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const entities: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Attributes in their order, each with a space before it. */
export function attributesText(attributes: { readonly [name: string]: string | number }): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

/** An element around what is XML already. */
export function element(
  name: string,
  attributes: { readonly [name: string]: string | number },
  inner: readonly string[] = [],
): string {
  const head = `<${name}${attributesText(attributes)}`;
  return inner.length === 0 ? `${head}/>` : `${head}>${inner.join('')}</${name}>`;
}
