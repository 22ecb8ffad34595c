import { InvalidArgumentError } from 'commander';

/** A whole number from 1. */
export function positive(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** A duration such as `30s`, in ms; `0` needs no unit. */
export function duration(text: string): number {
  const [, count, unit = ''] = /^(\d{1,9})(ms|s|m|h)$/.exec(text) ?? [];
  if (text === '0') return 0;
  if (count === undefined) throw new InvalidArgumentError('It must be a duration such as 500ms, 30s, 5m or 1h, or 0.');
  return Number(count) * (units[unit] ?? 0);
}

/** A name of a job: part of its name in Flink and of its consumer group. */
export function jobName(text: string): string {
  if (!/^[A-Za-z0-9._-]{1,100}$/.test(text))
    throw new InvalidArgumentError('It must be letters, digits, ".", "_" and "-", at most 100.');
  return text;
}

/** A topic, or the beginning of one. */
export function topicName(text: string): string {
  if (!/^[A-Za-z0-9._-]{1,200}$/.test(text))
    throw new InvalidArgumentError('Kafka allows letters, digits, ".", "_" and "-" in the name of a topic.');
  return text;
}

/** The id of a segment. */
export function segmentId(text: string): string {
  if (!/^[a-z0-9-]+$/.test(text))
    throw new InvalidArgumentError('The id of a segment has only small letters, digits and "-".');
  return text;
}

/** The id of a user. */
export function userId(text: string): string {
  if (text === '') throw new InvalidArgumentError('The id of a user is not empty.');
  return text;
}

/** A setting of Flink such as `state.backend.type=rocksdb`, added to those given before it. */
export function flinkSetting(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, key, value] = /^([a-z][A-Za-z0-9.-]*)=(.+)$/.exec(text) ?? [];
  if (key === undefined || value === undefined)
    throw new InvalidArgumentError('It must be a setting and its value, such as state.backend.type=rocksdb.');
  return { ...before, [key]: value };
}
