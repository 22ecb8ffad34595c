import { UserError } from '../../flink-deploy/local/user-error.ts';
import { countKeys } from '../engines/redis.ts';

/** The database that `url` names when it is empty, else the first empty one of the same Redis. */
export async function emptyDatabase(url: string, who: string): Promise<string> {
  const [database = url] = await emptyDatabases(url, who, 1);
  return database;
}

/** As many empty databases of one Redis: the one that `url` names if it is empty, and then the first others. */
export async function emptyDatabases(url: string, who: string, many: number): Promise<readonly string[]> {
  const empty = (await countKeys(url)) === 0 ? [url] : [];
  for (let number = 1; number < 16 && empty.length < many; number += 1) {
    const candidate = new URL(url);
    candidate.pathname = `/${number}`;
    if (!empty.includes(candidate.href) && (await countKeys(candidate.href).catch(() => 1)) === 0)
      empty.push(candidate.href);
  }
  if (empty.length >= many) return empty;
  throw new UserError(
    `${who} needs ${many === 1 ? 'an empty Redis database, and there is none' : `${many} empty Redis databases, and there are ${empty.length}`}`,
    'Give one with REDIS_URL, or run `segc down --purge`.',
  );
}
