import { type Figure, measureBuildSpeed, ratioSuffix } from '../measure-build.ts';
import type { Part } from '../part.ts';

/** How long `segc build` takes over many rules, beside an empty run of the type checker. */
export const build: Part = {
  name: 'build',
  about: 'segc build of a thousand rules from a factory and of 200 files, again without and with a change',
  prepare: async ({ tell }) => ({
    contestants: [],
    ratios: [],
    async measure() {
      const figures = measureBuildSpeed({ runs: 3, rows: 1000, files: 200, progress: tell });
      return { figures, text: Object.entries(figures).map(lineOf).join('') };
    },
  }),
};

const lineOf = ([name, { median, min, max }]: [string, Figure]): string => {
  const unit = name.endsWith(ratioSuffix) ? 'times' : 's';
  return `${name}: ${median.toFixed(2)} ${unit} (${min.toFixed(2)} to ${max.toFixed(2)})\n`;
};
