import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Log4j 2 configuration that writes to stdout, which is the service's log file.
 * @param level level of everything that has none of its own
 * @param loggers levels by logger name
 */
export function renderLog4j(level: string, loggers: Readonly<Record<string, string>> = {}): string {
  const lines = [
    'status = error',
    'appender.out.type = Console',
    'appender.out.name = out',
    'appender.out.layout.type = PatternLayout',
    'appender.out.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %c{1} - %m%n',
    `rootLogger.level = ${level}`,
    'rootLogger.appenderRef.out.ref = out',
  ];
  Object.entries(loggers).forEach(([name, ownLevel], index) => {
    lines.push(`logger.l${index}.name = ${name}`, `logger.l${index}.level = ${ownLevel}`);
  });
  return `${lines.join('\n')}\n`;
}

/** Writes a configuration into `directory` and gives the JVM flag that points at it. */
export function writeLog4j(directory: string, text: string): string {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'log4j2.properties');
  writeFileSync(file, text);
  return `-Dlog4j2.configurationFile=${file}`;
}
