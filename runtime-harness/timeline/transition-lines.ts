import { formatTransition, type Transition } from './transition.ts';

/** Signs that stand for themselves in a JSON text, all ASCII; the same as `formatTransition` passes without a further look. */
const plain = Uint8Array.from({ length: 128 }, (_, code) => Number(/[\w .:@-]/.test(String.fromCharCode(code))));

const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const [beforeUser, beforeExpiry, none, ofEvent, ofTtl, ofOptOut, betweenIds, end] = [
  '{"userId":"',
  ',"expiresAt":',
  'null',
  ',"reason":"event","eventIds":["',
  ',"reason":"ttl","eventIds":["',
  ',"reason":"optout","eventIds":["',
  '","',
  '"]}\n',
].map(ascii) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
const reasons: { readonly [Reason in Transition['reason']]: Uint8Array } = {
  event: ofEvent,
  ttl: ofTtl,
  optout: ofOptOut,
};

/** More than the parts of a line take that have no texts in them, in bytes: numbers have 16 digits at most. */
const mostOfLine = 160;
/** About what a line takes, in bytes. */
const usualLine = 192;

/** Gives transitions as JSON Lines, each with its line end. */
export type TransitionLines = (transitions: readonly Transition[]) => Buffer;

/** Prepares writing transitions as `formatTransition` does, straight into bytes: it makes no texts on the way, and so no garbage. */
export function createTransitionLines(): TransitionLines {
  let bytes = Buffer.alloc(0);
  let at = 0;
  /** What stands between the user and the instant, by segment and operation. */
  const middles = new Map<string, { readonly [Op in Transition['op']]: Uint8Array }>();

  function middleOf({ segment, op }: Transition): Uint8Array {
    let middle = middles.get(segment);
    if (middle === undefined) {
      const of = (op: string) => Buffer.from(`","segment":${JSON.stringify(segment)},"op":"${op}","at":`);
      middle = { enter: of('enter'), renew: of('renew'), exit: of('exit') };
      middles.set(segment, middle);
    }
    return middle[op];
  }

  function put(some: Uint8Array): void {
    for (let i = 0; i < some.length; i++) bytes[at++] = some[i] as number;
  }

  /** Whether a text is plain; if it is not, only a part of it has been put. */
  function putText(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (plain[code] !== 1) return false;
      bytes[at++] = code;
    }
    return true;
  }

  function putInstant(instant: number): boolean {
    if (!Number.isSafeInteger(instant) || instant < 0 || Object.is(instant, -0)) return false;
    const high = Math.floor(instant / 1e8);
    if (high > 0) putDigits(high, digitsOf(high));
    putDigits(instant - high * 1e8, high > 0 ? 8 : digitsOf(instant));
    return true;
  }

  function putDigits(number: number, count: number): void {
    let left = number | 0;
    for (let i = at + count - 1; i >= at; i--) {
      const rest = (left / 10) | 0;
      bytes[i] = 0x30 + left - 10 * rest;
      left = rest;
    }
    at += count;
  }

  /** Whether the transition is all plain; if it is not, only a part of it has been put. */
  function putPlain(transition: Transition): boolean {
    const { userId, expiresAt, reason, eventIds } = transition;
    put(beforeUser);
    if (eventIds.length === 0 || !putText(userId)) return false;
    put(middleOf(transition));
    if (!putInstant(transition.at)) return false;
    put(beforeExpiry);
    if (expiresAt === null) put(none);
    else if (!putInstant(expiresAt)) return false;
    put(reasons[reason]);
    for (let i = 0; i < eventIds.length; i++) {
      if (i > 0) put(betweenIds);
      if (!putText(eventIds[i] as string)) return false;
    }
    put(end);
    return true;
  }

  function makeRoom(size: number): void {
    if (at + size > bytes.length) bytes = Buffer.concat([bytes.subarray(0, at)], 2 * bytes.length + size);
  }

  return (transitions) => {
    // Who writes the bytes may keep them for a while.
    bytes = Buffer.allocUnsafeSlow(usualLine * transitions.length);
    at = 0;
    for (const transition of transitions) {
      const from = at;
      makeRoom(mostOfLine + transition.userId.length + middleOf(transition).length + lengthOf(transition.eventIds));
      if (putPlain(transition)) continue;
      at = from;
      const line = Buffer.from(`${formatTransition(transition)}\n`);
      makeRoom(line.length);
      put(line);
    }
    return bytes.subarray(0, at);
  };
}

function lengthOf(texts: readonly string[]): number {
  let length = 0;
  for (const text of texts) length += text.length + betweenIds.length;
  return length;
}

/** How many digits a number below 10^8 has. */
function digitsOf(number: number): number {
  let count = 1;
  for (let least = 10; number >= least; least *= 10) count++;
  return count;
}
