export { registerBuild } from './build.ts';
export { registerCheck } from './check.ts';
export { registerExplain } from './explain.ts';
export { registerInit } from './init.ts';
