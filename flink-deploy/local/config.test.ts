import { expect, test } from 'vitest';
import { externalAddresses, externalParts } from './external.ts';
import { renderFlinkConfig } from './flink.ts';
import { parseJavaVersion } from './java.ts';
import { renderKafkaConfig } from './kafka.ts';
import { stackLayout } from './layout.ts';
import { renderLog4j } from './log4j.ts';
import { mavenErrors } from './maven.ts';
import { bundledRedis, renderRedisConfig } from './redis.ts';

const ports = { kafka: 1, kafkaController: 2, flinkRest: 3, flinkRpc: 4, flinkBlob: 5, gateway: 6, redis: 7 };
const layout = stackLayout('/with space/#1');

function entries(config: string, separator: string): Record<string, string> {
  const lines = config.trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(separator)),
      line.slice(line.indexOf(separator) + separator.length),
    ]),
  );
}

test('Kafka listens on loopback only and keeps records of any age', () => {
  const config = entries(renderKafkaConfig(ports, '/data'), '=');
  expect(config.listeners).toBe('PLAINTEXT://127.0.0.1:1,CONTROLLER://127.0.0.1:2');
  expect(config['controller.quorum.voters']).toBe('1@127.0.0.1:2');
  expect(config['log.retention.ms']).toBe('-1');
  expect(config['auto.create.topics.enable']).toBe('false');
});

test('Flink binds to loopback only', () => {
  const config = entries(renderFlinkConfig(ports, layout, { taskSlots: 8, taskHeapMb: 1024 }), ': ');
  const hosts = Object.entries(config).filter(([key]) => /(address|bind-host|host)$/.test(key));
  expect(hosts.length).toBe(8);
  for (const [key, value] of hosts) expect([key, value]).toEqual([key, '"127.0.0.1"']);
});

test('Flink gets its ports, its size and paths with any characters in them', () => {
  const config = entries(renderFlinkConfig(ports, layout, { taskSlots: 8, taskHeapMb: 1024 }), ': ');
  expect([config['rest.port'], config['sql-gateway.endpoint.rest.port']]).toEqual(['3', '6']);
  expect(config['taskmanager.numberOfTaskSlots']).toBe('8');
  expect(config['taskmanager.memory.task.heap.size']).toBe('"1024m"');
  expect(config['execution.checkpointing.dir']).toBe('"file:///with%20space/%231/.segc/stack/flink/checkpoints"');
  // The gateway reads the same file, and would bind the JobManager's port.
  expect(config['rest.bind-port']).toBeUndefined();
});

test('Redis listens on loopback only and keeps every write', () => {
  const config = renderRedisConfig(7, '/with space').split('\n');
  expect(config).toEqual(expect.arrayContaining(['bind 127.0.0.1', 'port 7', 'appendonly yes', 'dir "/with space"']));
});

test('a Redis binary is known for the common platforms', () => {
  expect(bundledRedis('linux', 'x64')).toMatch(/linux-amd64$/);
  expect(bundledRedis('darwin', 'arm64')).toMatch(/darwin-arm64$/);
  expect(bundledRedis('sunos', 'x64')).toBeUndefined();
});

test('loggers are numbered, so that any name is a valid key', () => {
  expect(renderLog4j('info', { 'a.b': 'warn' })).toContain('logger.l0.name = a.b\nlogger.l0.level = warn\n');
});

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['java version "1.8.0_402"', 8],
  ['openjdk version "21" 2023-09-19', 21],
  ['nothing of the kind', undefined],
])('the Java version in %s', (output, version) => {
  expect(parseJavaVersion(output)).toBe(version);
});

test('of a Maven run only what went wrong is kept', () => {
  const output = [
    '[INFO] scanning',
    '[\u001b[1;31mERROR\u001b[m] Could not find artifact a:b:1',
    '[ERROR] ',
    '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
    '[ERROR] [Help 1] somewhere',
  ].join('\n');
  expect(mavenErrors(output)).toBe('Could not find artifact a:b:1');
});

test('given addresses are taken, empty ones are not', () => {
  const env = { SEGC_KAFKA: 'k:9092', SEGC_FLINK: 'http://f:8081/', SEGC_GATEWAY: 'http://g:8083', REDIS_URL: '' };
  const external = externalAddresses(env);
  expect(external).toEqual({ kafka: 'k:9092', flink: 'http://f:8081', gateway: 'http://g:8083' });
  expect(externalParts(external)).toEqual(['kafka', 'flink']);
});

test('a JobManager without a gateway, and what is no URL, are refused', () => {
  expect(() => externalAddresses({ SEGC_FLINK: 'http://f:1' })).toThrow('SEGC_FLINK is set and SEGC_GATEWAY is not');
  expect(() => externalAddresses({ SEGC_FLINK: 'f:8081' })).toThrow('SEGC_FLINK is "f:8081", not an HTTP URL');
});
