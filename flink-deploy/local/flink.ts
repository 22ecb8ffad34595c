import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openModules } from './flink-opens.ts';
import type { StackLayout } from './layout.ts';
import { renderLog4j, writeLog4j } from './log4j.ts';
import type { StackPorts } from './ports.ts';
import type { Launch } from './process.ts';

/** What decides the size of the local Flink cluster. */
export interface FlinkSize {
  readonly taskSlots: number;
  /** Heap of the TaskManager for user code and state, in MiB. */
  readonly taskHeapMb: number;
  /** Whether the TaskManager's collector rather stops often and briefly (G1, as by Flink's own scripts) than does little work in all; of gigabytes the latter stops for seconds. */
  readonly shortPauses?: boolean;
}

const frameworkHeapMb = 128;
const frameworkOffHeapMb = 128;
const taskOffHeapMb = 64;
const networkMb = 320;
// A window operator takes none of it until it is used, and needs a megabyte or more: a job of many rules has hundreds.
const managedMb = 1024;
const metaspaceMb = 768;

/**
 * Flink's config.yaml for JobManager, TaskManager and gateway alike; loopback only. Every memory part is given because
 * the JVMs are started without Flink's shell scripts, which would derive them.
 */
export function renderFlinkConfig(
  ports: Pick<StackPorts, 'flinkRest' | 'flinkRpc' | 'flinkBlob' | 'gateway'>,
  layout: Pick<StackLayout, 'checkpoints' | 'savepoints' | 'tmp'>,
  size: FlinkSize,
): string {
  const settings: Record<string, string | number | boolean> = {
    'jobmanager.rpc.address': '127.0.0.1',
    'jobmanager.rpc.port': ports.flinkRpc,
    'jobmanager.bind-host': '127.0.0.1',
    'blob.server.port': ports.flinkBlob,
    'rest.address': '127.0.0.1',
    'rest.port': ports.flinkRest,
    'rest.bind-address': '127.0.0.1',
    // No rest.bind-port: the gateway would take it too, and both would bind the same port.
    'taskmanager.host': '127.0.0.1',
    'taskmanager.bind-host': '127.0.0.1',
    'taskmanager.numberOfTaskSlots': size.taskSlots,
    'taskmanager.cpu.cores': size.taskSlots,
    'taskmanager.memory.framework.heap.size': `${frameworkHeapMb}m`,
    'taskmanager.memory.framework.off-heap.size': `${frameworkOffHeapMb}m`,
    'taskmanager.memory.task.heap.size': `${size.taskHeapMb}m`,
    'taskmanager.memory.task.off-heap.size': `${taskOffHeapMb}m`,
    'taskmanager.memory.network.min': `${networkMb}m`,
    'taskmanager.memory.network.max': `${networkMb}m`,
    'taskmanager.memory.managed.size': `${managedMb}m`,
    'taskmanager.memory.jvm-metaspace.size': `${metaspaceMb}m`,
    'taskmanager.memory.jvm-overhead.min': '256m',
    'taskmanager.memory.jvm-overhead.max': '256m',
    'parallelism.default': 1,
    'io.tmp.dirs': layout.tmp('taskmanager'),
    'execution.checkpointing.interval': '10 s',
    'execution.checkpointing.dir': pathToFileURL(layout.checkpoints).href,
    'execution.checkpointing.savepoint-dir': pathToFileURL(layout.savepoints).href,
    'execution.checkpointing.externalized-checkpoint-retention': 'RETAIN_ON_CANCELLATION',
    'state.backend.type': 'hashmap',
    'restart-strategy.type': 'exponential-delay',
    'restart-strategy.exponential-delay.initial-backoff': '1 s',
    'restart-strategy.exponential-delay.max-backoff': '10 s',
    // The TaskManager comes up while the JobManager is still starting: by default it would ask again only every 10 s.
    'cluster.registration.error-delay': '300 ms',
    'cluster.registration.initial-timeout': '300 ms',
    // A lost TaskManager is noticed within seconds; a machine that is busy for half a minute is not taken for a lost one.
    'heartbeat.interval': '3 s',
    // How soon the REST API knows where event time stands.
    'metrics.fetcher.update-interval': '500 ms',
    'heartbeat.timeout': '40 s',
    'pekko.ask.timeout': '60 s',
    'sql-gateway.endpoint.rest.address': '127.0.0.1',
    'sql-gateway.endpoint.rest.bind-address': '127.0.0.1',
    'sql-gateway.endpoint.rest.port': ports.gateway,
    'sql-gateway.session.idle-timeout': '1 h',
    'env.java.opts.all': openModules.join(' '),
  };
  return `${Object.entries(settings)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? JSON.stringify(value) : value}`)
    .join('\n')}\n`;
}

/** How a TaskManager runs many jobs one after the other, each for seconds. */
const shortJobs = [
  '-XX:+UseParallelGC',
  // What two tasks write to lies close together: the marks of what has been written are looked at before they are set, so that the processors do not take them from each other.
  '-XX:+UseCondCardMark',
  // Nearly all that a job makes is gone at once: the more room there is for it, the less often what stays is copied.
  '-XX:NewRatio=1',
  // Each job brings generated code. What is called for each event gets to the second compiler all the same; what is called for each job would take the processors from the events. Twelve times what is set by default.
  '-XX:Tier4InvocationThreshold=60000',
  '-XX:Tier4MinInvocationThreshold=7200',
  '-XX:Tier4CompileThreshold=180000',
];

/** Writes Flink's configuration and gives the commands of JobManager, TaskManager and SQL Gateway. */
export function prepareFlink(
  java: string,
  jars: readonly string[],
  layout: StackLayout,
  ports: StackPorts,
  size: FlinkSize,
): { jobmanager: Launch; taskmanager: Launch; gateway: Launch } {
  mkdirSync(layout.flinkConf, { recursive: true });
  writeFileSync(join(layout.flinkConf, 'config.yaml'), renderFlinkConfig(ports, layout, size));
  const logging = writeLog4j(
    layout.flinkConf,
    renderLog4j('info', { 'org.apache.kafka': 'warn', 'org.apache.pekko': 'warn' }),
  );

  const service = (name: 'jobmanager' | 'taskmanager' | 'gateway', memory: string[], main: string[]): Launch => {
    const tmp = layout.tmp(name);
    mkdirSync(tmp, { recursive: true });
    return {
      command: java,
      args: [...memory, ...openModules, logging, `-Djava.io.tmpdir=${tmp}`, '-cp', jars.join(delimiter), ...main],
      cwd: join(layout.stack, 'flink'),
      env: { FLINK_CONF_DIR: layout.flinkConf },
      log: layout.log(name),
    };
  };
  const heap = frameworkHeapMb + size.taskHeapMb;
  const direct = frameworkOffHeapMb + taskOffHeapMb + networkMb;
  return {
    jobmanager: service(
      'jobmanager',
      // The first compiler tier alone: the JobManager does little work, and starts in half the time. The gateway plans jobs, which is much.
      ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx768m'],
      [
        'org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint',
        '--configDir',
        layout.flinkConf,
        '--executionMode',
        'cluster',
      ],
    ),
    taskmanager: service(
      'taskmanager',
      [
        ...(size.shortPauses ? ['-XX:+UseG1GC'] : shortJobs),
        // As Flink's own scripts start it: a heap that has to grow is collected more often on the way.
        `-Xms${heap}m`,
        `-Xmx${heap}m`,
        // State is looked up all over the heap: with pages of 4 KB most of these looks miss the processor's page table cache too.
        '-XX:+UseTransparentHugePages',
        `-XX:MaxDirectMemorySize=${direct}m`,
        `-XX:MaxMetaspaceSize=${metaspaceMb}m`,
      ],
      ['org.apache.flink.runtime.taskexecutor.TaskManagerRunner', '--configDir', layout.flinkConf],
    ),
    gateway: service('gateway', ['-XX:+UseSerialGC', '-Xmx2g'], ['org.apache.flink.table.gateway.SqlGateway']),
  };
}
