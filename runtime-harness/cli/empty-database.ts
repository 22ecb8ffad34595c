import { UserError } from '../../flink-deploy/local/user-error.ts';
import { countKeys } from '../engines/redis.ts';

/** The database that `url` names when it is empty, else the first empty one of the same Redis. */
export async function emptyDatabase(url: string, who: string): Promise<string> {
  if ((await countKeys(url)) === 0) return url;
  for (let database = 1; database < 16; database += 1) {
    const candidate = new URL(url);
    candidate.pathname = `/${database}`;
    if ((await countKeys(candidate.href).catch(() => 1)) === 0) return candidate.href;
  }
  throw new UserError(
    `${who} needs an empty Redis database, and there is none`,
    'Give one with REDIS_URL, or run `segc down --purge`.',
  );
}
