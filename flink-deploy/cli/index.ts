export { registerDeploy } from './deploy.ts';
export { registerDown } from './down.ts';
export { registerMembers } from './members.ts';
export { registerStatus } from './status.ts';
export { registerStop } from './stop.ts';
export { registerTail } from './tail.ts';
export { registerUp } from './up.ts';
export { registerUser } from './user.ts';
