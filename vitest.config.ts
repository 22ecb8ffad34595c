import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { segc: fileURLToPath(new URL('./rules/vocabulary/index.ts', import.meta.url)) };
const exclude = ['**/node_modules/**', 'dist/**', '.segc/**', '**/target/**'];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...exclude, '**/*.e2e.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          include: ['runtime-harness/suites/**/*.e2e.test.ts'],
          exclude,
          globalSetup: ['runtime-harness/suites/local-stack.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
