/** A mistake that the user of `segc replay` can fix. The entry prints `message` and `nextStep`, and exits with `exitCode`. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
  /** What to do next, as one sentence; undefined when the message says it all. */
  readonly nextStep: string | undefined;
  /** 2 when the command line is wrong, else 1. */
  readonly exitCode: 1 | 2;

  constructor(message: string, nextStep?: string, exitCode: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.nextStep = nextStep;
    this.exitCode = exitCode;
  }
}
