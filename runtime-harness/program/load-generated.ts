import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Program } from '../../compiler/ir/program.ts';
import { programSchema } from './program-schema.ts';

/** The compiled rules of this repository, as JSON. */
const generatedIr = fileURLToPath(new URL('../../generated/ir.json', import.meta.url));

/** Reads the program that the compiler wrote, so that a replay needs no rule files. Fails when the JSON is no program. */
export async function loadGeneratedProgram(file: string = generatedIr): Promise<Program> {
  return programSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}
