/**
 * A mistake or a missing prerequisite that the user can fix. Commands print `message` (the cause) and `nextStep`
 * (what to do about it), never a stack trace, and exit with code 1.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What to do next, as one sentence; undefined when the message says it all. */
  readonly nextStep: string | undefined;

  constructor(message: string, nextStep?: string, options?: { cause?: unknown }) {
    super(message, options);
    this.nextStep = nextStep;
  }
}
