/** An import of names, as a line of a module. Written so that it is none of this file's own. */
export const importing = (names: string, module: string): string =>
  `import { ${names} } from ${JSON.stringify(module)};`;
