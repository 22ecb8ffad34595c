/** Says on standard error how far a long replay is. */
export interface Progress {
  readonly lines: (count: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const quietMs = 2_000;
const everyMs = 200;

/** Shows itself on a terminal only, and only after two seconds. */
export function startProgress(): Progress {
  if (!process.stderr.isTTY) return { lines: () => {}, end: () => {} };
  const begin = performance.now();
  let next = begin + quietMs;
  let isShown = false;
  return {
    lines(count) {
      const now = performance.now();
      if (now < next) return;
      next = now + everyMs;
      isShown = true;
      const perSecond = Math.round((count / (now - begin)) * 1000);
      process.stderr.write(`\r\x1b[K${count.toLocaleString('en')} lines, ${perSecond.toLocaleString('en')} a second`);
    },
    end() {
      if (isShown) process.stderr.write('\r\x1b[K');
      isShown = false;
    },
  };
}
