import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Check } from './index.ts';

const wellFormed = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A segment id is lower-case words joined by `-`: it becomes part of Redis keys and of SQL names. */
export const segmentIds: Check = ({ segments }) =>
  segments
    .filter(({ id }) => !wellFormed.test(id) || id.length > 64)
    .map(({ id, span }) => {
      const words = id
        .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .match(/[a-z0-9]+/g) ?? ['my', 'segment'];
      return diagnose('SEG202', span, { id, suggestion: words.join('-').slice(0, 64) });
    });
