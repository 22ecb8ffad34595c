import { once } from 'node:events';

/** The reader of standard output has gone (`segc members … | head`): the command ends quietly. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

let closed = false;
let watched = false;

/** From here on a reader that goes away is no crash. */
export function watchOutput(): void {
  if (watched) return;
  watched = true;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
  });
}

/** Writes to standard output and waits while its reader is slower. @throws OutputClosed when the reader has gone. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (closed) throw new OutputClosed();
  if (process.stdout.write(text)) return;
  await once(process.stdout, 'drain').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EPIPE' ? new OutputClosed() : error;
  });
}
