/** The names of the Redis keys, and back (CONTRACT.md, "Redis"). The sink writes the same ones. */

/** In how many shards a segment's reverse index is split. */
export const shardCount = 64;

const membershipPrefix = 'seg:u:{';
const escapes: Readonly<Record<string, string>> = { '}': '%7D', '%': '%25' };

/** Only the first character: an empty hash tag would split a user's keys over slots of a cluster. */
const escapeUser = (userId: string): string => {
  const first = userId.charAt(0);
  return `${escapes[first] ?? first}${userId.slice(1)}`;
};

/** The sorted set of a user's segments by expiry. */
export const membershipsKey = (userId: string): string => `${membershipPrefix}${escapeUser(userId)}}`;

/** The hash of a user's details by segment. */
export const detailsKey = (userId: string): string => `seg:d:{${escapeUser(userId)}}`;

/** The sorted set of one shard of a segment's users by expiry. */
export const shardKey = (segment: string, shard: number): string => `seg:s:{${segment}:${shard}}`;

/** Pattern that SCAN finds all keys of memberships with. */
export const membershipsPattern = 'seg:u:{*}';

/** The user whose memberships a key holds; undefined for another key. */
export function userOfKey(key: string): string | undefined {
  if (!key.startsWith(membershipPrefix) || !key.endsWith('}') || key.length <= membershipPrefix.length)
    return undefined;
  const user = key.slice(membershipPrefix.length, -1);
  if (user.startsWith('%7D')) return `}${user.slice(3)}`;
  return user.startsWith('%25') ? `%${user.slice(3)}` : user;
}

/** The shard of a segment's reverse index that holds a user: CRC-32 of the UTF-8 bytes. */
export const shardOf = (userId: string): number => crc32(Buffer.from(userId, 'utf8')) % shardCount;

// node:zlib has a crc32 from Node 20.15 on only.
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
