import ora from 'ora';

/** Tells on stderr what a long command is doing. */
export interface Progress {
  step(message: string): void;
  /** Ends the display; what follows may be printed. */
  end(): void;
}

/** A spinner with the latest step on a terminal, one line a step elsewhere. */
export function startProgress(title: string): Progress {
  if (!process.stderr.isTTY) {
    const print = (message: string) => process.stderr.write(`${message}\n`);
    print(title);
    return { step: print, end: () => {} };
  }
  const spinner = ora({ text: title, stream: process.stderr }).start();
  return {
    step: (message) => {
      spinner.text = message;
    },
    end: () => {
      spinner.stop();
    },
  };
}
