// The live measurements as others see them.
export type { BenchOptions } from './job.ts';
export { type LatencyOptions, type LatencyResult, measureLatency } from './latency.ts';
export { buildBench } from './program.ts';
export { measureState, type StateOptions, type StateResult } from './state.ts';
export { measureWave, type WaveOptions, type WaveResult } from './wave.ts';
