import { flinkRest } from '../../flink-deploy/clients/flink-rest.ts';

/** How many more tasks side by side a Flink cluster has room for. @param flink REST URL of the JobManager */
export async function freeSlots(flink: string): Promise<number> {
  return (await flinkRest(flink).overview()).slotsAvailable;
}
