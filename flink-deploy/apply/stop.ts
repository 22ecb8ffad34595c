import { endStates, flinkRest } from '../clients/flink-rest.ts';

/** Cancels a job and waits until it has ended. */
export async function stopJob(flink: string, id: string): Promise<void> {
  const rest = flinkRest(flink);
  await rest.cancel(id);
  await rest.waitFor(id, endStates, 60_000);
}
