import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { StackLayout } from './layout.ts';
import { renderLog4j, writeLog4j } from './log4j.ts';
import type { StackPorts } from './ports.ts';
import type { Launch } from './process.ts';

const run = promisify(execFile);

/** The server.properties of a KRaft node that is broker and controller at once, on loopback only. */
export function renderKafkaConfig(ports: Pick<StackPorts, 'kafka' | 'kafkaController'>, dataDir: string): string {
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${ports.kafkaController}`,
    listeners: `PLAINTEXT://127.0.0.1:${ports.kafka},CONTROLLER://127.0.0.1:${ports.kafkaController}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${ports.kafka}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': dataDir.replaceAll('\\', '/'),
    'auto.create.topics.enable': false,
    'num.partitions': 2,
    'default.replication.factor': 1,
    'min.insync.replicas': 1,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    // Flink's exactly-once sink asks for transactions of up to an hour.
    'transaction.max.timeout.ms': 3_600_000,
    'group.initial.rebalance.delay.ms': 0,
    // Retention goes by the timestamps of the records, which in a replayed history are old.
    'log.retention.ms': -1,
    'log.segment.bytes': 64 * 1024 * 1024,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
    'log.cleaner.threads': 1,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'num.recovery.threads.per.data.dir': 2,
  };
  return `${Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n')}\n`;
}

/** Writes the configuration, formats the storage on first use and gives the command of the broker. */
export async function prepareKafka(
  java: string,
  jars: readonly string[],
  layout: StackLayout,
  ports: StackPorts,
): Promise<Launch> {
  const [data, tmp] = [layout.data('kafka'), layout.tmp('kafka')];
  const directory = join(layout.stack, 'kafka');
  mkdirSync(data, { recursive: true });
  mkdirSync(tmp, { recursive: true });
  const config = join(directory, 'server.properties');
  writeFileSync(config, renderKafkaConfig(ports, data));
  const logging = writeLog4j(directory, renderLog4j('warn', { 'kafka.server.KafkaRaftServer': 'info' }));
  const jvm = ['-cp', jars.join(delimiter), logging, `-Djava.io.tmpdir=${tmp}`, '-XX:+UseSerialGC'];

  if (!existsSync(join(data, 'meta.properties'))) {
    const id = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
    // One word with its option: an id may begin with a hyphen.
    const format = ['kafka.tools.StorageTool', 'format', `--cluster-id=${id}`, '-c', config];
    await run(java, [...jvm, '-XX:TieredStopAtLevel=1', ...format]);
  }
  return {
    command: java,
    args: [...jvm, '-Xms256m', '-Xmx512m', 'kafka.Kafka', config],
    cwd: directory,
    env: {},
    log: layout.log('kafka'),
  };
}
