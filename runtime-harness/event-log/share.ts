/** The share of a user, whose id stands among the bytes in UTF-8: users fall into shares of about the same size, numbered from 0, each user always into the same one. */
export function shareOf(bytes: Uint8Array, from: number, to: number, shares: number): number {
  let hash = 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash, 31) + (bytes[at] as number);
  // The last bits of the sum go by the last letters alone; the first ones of the product go by all.
  return (Math.imul(hash, 0x9e3779b1) >>> 8) % shares;
}
