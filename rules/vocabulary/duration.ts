declare const milliseconds: unique symbol;

/** A span of event time in milliseconds. Only made by `seconds`, `minutes`, `hours` and `days`, so that no bare number is taken for one. */
export type Duration = number & { readonly [milliseconds]: true };

/** `n` milliseconds. */
export const millis = (n: number): Duration => n as Duration;
/** `n` seconds. */
export const seconds = (n: number): Duration => (n * 1_000) as Duration;
/** `n` minutes. */
export const minutes = (n: number): Duration => (n * 60_000) as Duration;
/** `n` hours. */
export const hours = (n: number): Duration => (n * 3_600_000) as Duration;
/** `n` days of 24 hours. */
export const days = (n: number): Duration => (n * 86_400_000) as Duration;

/** The functions above by name: a predicate may call these. */
export const durations = { millis, seconds, minutes, hours, days } as const;
