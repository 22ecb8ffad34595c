import type { Entry } from './catalogue/entry.ts';
import { laws } from './catalogue/laws.ts';
import { predicates } from './catalogue/predicates.ts';
import { schema } from './catalogue/schema.ts';
import { segments } from './catalogue/segments.ts';
import { source } from './catalogue/source.ts';
import { types } from './catalogue/types.ts';

/** All that segc has to say about rules, by code. */
export const catalogue = { ...source, ...types, ...segments, ...predicates, ...schema, ...laws } as const;

export type Code = keyof typeof catalogue;

/** What a code's messages are made of. */
export type Parameters<C extends Code> = (typeof catalogue)[C] extends Entry<infer P> ? P : never;
