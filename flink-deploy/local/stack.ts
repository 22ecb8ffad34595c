// The local stack as others see it; everything else in this folder is its inside.
export { stackAddresses } from './addresses.ts';
export { type ServiceStatus, type StackStatus, stackStatus } from './inspect.ts';
export type { ServiceName } from './layout.ts';
export { startService, stopService } from './service.ts';
export { type StartedStack, type StartOptions, startStack } from './start.ts';
export type { StackAddresses } from './state.ts';
export { stopStack } from './stop.ts';
