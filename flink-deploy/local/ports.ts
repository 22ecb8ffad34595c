import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import getPort, { portNumbers } from 'get-port';
import { z } from 'zod';

const portsSchema = z.object({
  kafka: z.number().int(),
  kafkaController: z.number().int(),
  flinkRest: z.number().int(),
  flinkRpc: z.number().int(),
  flinkBlob: z.number().int(),
  gateway: z.number().int(),
  redis: z.number().int(),
});

export type StackPorts = z.infer<typeof portsSchema>;

/**
 * Free loopback ports for every service. The ports of the last start in `file` are taken again when they are free, so
 * that addresses stay the same from day to day.
 */
export async function choosePorts(file: string): Promise<StackPorts> {
  const last = readLast(file);
  const ports = {} as Record<keyof StackPorts, number>;
  for (const name of Object.keys(portsSchema.shape) as (keyof StackPorts)[]) {
    ports[name] = await getPort({ host: '127.0.0.1', port: candidates(last?.[name]) });
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(ports, null, 2)}\n`);
  return ports;
}

/**
 * Ports below the range from which operating systems pick the local end of outgoing connections: a service that is
 * stopped for a while must find its port free again. The random start keeps two stacks that start at once apart.
 */
function candidates(preferred: number | undefined): number[] {
  const start = 20_000 + Math.floor(Math.random() * 11_000);
  const range = portNumbers(start, start + 500);
  return preferred === undefined ? [...range] : [preferred, ...range];
}

function readLast(file: string): StackPorts | undefined {
  try {
    return portsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
