import { formatTransition, type Transition } from './transition.ts';

/** Signs that stand for themselves in a JSON text, all ASCII; the same as `formatTransition` passes without a further look. */
const plain = Uint8Array.from({ length: 128 }, (_, code) => Number(/[\w .:@-]/.test(String.fromCharCode(code))));

const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const beforeUser = ascii('{"userId":"');
const beforeExpiry = ascii(',"expiresAt":');
const noExpiry = ascii('null');
const betweenIds = ascii('","');
const end = ascii('"]}\n');
const reasons: { readonly [Reason in Transition['reason']]: Uint8Array } = {
  event: ascii(',"reason":"event","eventIds":["'),
  ttl: ascii(',"reason":"ttl","eventIds":["'),
  optout: ascii(',"reason":"optout","eventIds":["'),
};

/** More than the parts of a line take that have no texts in them, in bytes: numbers have 16 digits at most. */
const mostOfLine = 160;
/** About what a line takes, in bytes. */
const usualLine = 192;
/** The place behind what is not plain. */
const notPlain = -1;

/** Gives transitions as JSON Lines, each with its line end. */
export type TransitionLines = (transitions: readonly Transition[]) => Buffer;

/** Prepares writing transitions as `formatTransition` does, straight into bytes: it makes no texts on the way, and so no garbage. */
export function createTransitionLines(): TransitionLines {
  /** What stands between the user and the instant, by segment and operation. */
  const middles = new Map<string, { readonly [Op in Transition['op']]: Uint8Array }>();

  function middleOf({ segment, op }: Transition): Uint8Array {
    const known = middles.get(segment);
    if (known !== undefined) return known[op];
    const of = (op: string) =>
      Uint8Array.from(Buffer.from(`","segment":${JSON.stringify(segment)},"op":"${op}","at":`));
    const middle = { enter: of('enter'), renew: of('renew'), exit: of('exit') };
    middles.set(segment, middle);
    return middle[op];
  }

  return (transitions) => {
    // Who writes the bytes may keep them for a while, so they are not used again.
    let bytes: Buffer = Buffer.allocUnsafeSlow(usualLine * transitions.length);
    let at = 0;
    for (const transition of transitions) {
      const middle = middleOf(transition);
      const most = mostOfLine + transition.userId.length + middle.length + lengthOf(transition.eventIds);
      bytes = withRoom(bytes, at, most);
      const behind = putPlain(bytes, at, transition, middle);
      if (behind !== notPlain) at = behind;
      else {
        const line = Buffer.from(`${formatTransition(transition)}\n`);
        bytes = withRoom(bytes, at, line.length);
        at = put(bytes, at, line);
      }
    }
    return bytes.subarray(0, at);
  };
}

/** The same bytes as far as they are used, with room for more. */
function withRoom(bytes: Buffer, used: number, more: number): Buffer {
  return used + more <= bytes.length ? bytes : Buffer.concat([bytes.subarray(0, used)], 2 * bytes.length + more);
}

// Each of these gives the place behind what it has put, or `notPlain` when it has put only a part.

function putPlain(
  bytes: Uint8Array,
  from: number,
  { userId, at: instant, expiresAt, reason, eventIds }: Transition,
  middle: Uint8Array,
): number {
  if (eventIds.length === 0) return notPlain;
  let at = putText(bytes, put(bytes, from, beforeUser), userId);
  if (at === notPlain) return notPlain;
  at = putInstant(bytes, put(bytes, at, middle), instant);
  if (at === notPlain) return notPlain;
  at = put(bytes, at, beforeExpiry);
  at = expiresAt === null ? put(bytes, at, noExpiry) : putInstant(bytes, at, expiresAt);
  if (at === notPlain) return notPlain;
  at = put(bytes, at, reasons[reason]);
  for (let i = 0; i < eventIds.length; i++) {
    if (i > 0) at = put(bytes, at, betweenIds);
    at = putText(bytes, at, eventIds[i] as string);
    if (at === notPlain) return notPlain;
  }
  return put(bytes, at, end);
}

function put(bytes: Uint8Array, at: number, some: Uint8Array): number {
  for (let i = 0; i < some.length; i++) bytes[at + i] = some[i] as number;
  return at + some.length;
}

function putText(bytes: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (plain[code] !== 1) return notPlain;
    bytes[at + i] = code;
  }
  return at + text.length;
}

function putInstant(bytes: Uint8Array, at: number, instant: number): number {
  if (!Number.isSafeInteger(instant) || instant < 0 || Object.is(instant, -0)) return notPlain;
  const high = Math.floor(instant / 1e8);
  if (high === 0) return putDigits(bytes, at, instant, digitsOf(instant));
  return putDigits(bytes, putDigits(bytes, at, high, digitsOf(high)), instant - high * 1e8, 8);
}

function putDigits(bytes: Uint8Array, at: number, number: number, count: number): number {
  let left = number | 0;
  for (let i = at + count - 1; i >= at; i--) {
    const rest = (left / 10) | 0;
    bytes[i] = 0x30 + left - 10 * rest;
    left = rest;
  }
  return at + count;
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
