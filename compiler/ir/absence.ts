import type { Occurs } from './occurs.ts';

/** SEMANTICS §5. Holds at t when the latest `after` was at t - `forMs` and no `no` lies between them. */
export interface Absence {
  readonly kind: 'absence';
  readonly after: Occurs;
  readonly no: Occurs;
  /** Milliseconds, > 0. */
  readonly forMs: number;
}
