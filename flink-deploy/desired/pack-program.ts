import { gzipSync } from 'node:zlib';

/**
 * A program as a job carries it: gzip in base64. Flink puts a literal into the code that it compiles for each task, and reads through hundreds of kilobytes of it slower than through a few.
 *
 * @param document the JSON of `program.json`
 */
export const packProgram = (document: string): string =>
  gzipSync(JSON.stringify(JSON.parse(document)), { level: 9 }).toString('base64');
