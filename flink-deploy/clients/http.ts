import { UserError } from '../local/user-error.ts';

/** An answer with an error status; `text` is its body. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly text: string;

  constructor(status: number, text: string, url: string) {
    super(`${url} answered ${status}`);
    this.status = status;
    this.text = text;
  }
}

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Default 30 000 ms. */
  readonly timeoutMs?: number;
}

/**
 * One request for JSON to a service of the stack.
 * @param service how messages name it, such as `the SQL Gateway`
 * @throws UserError when the service is not reachable or does not answer in time; HttpError on an error status.
 */
export async function requestJson(
  service: string,
  url: string,
  { method = 'GET', body, timeoutMs = 30_000 }: HttpRequest = {},
): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    text = await response.text();
  } catch (cause) {
    const error = cause as Error & { cause?: { code?: string; message?: string } };
    const detail =
      error.name === 'TimeoutError'
        ? `no answer in ${timeoutMs / 1000} s`
        : (error.cause?.code ?? error.cause?.message ?? error.message);
    const next = 'See `segc status`; `segc up` starts a local stack.';
    throw new UserError(`${service} at ${new URL(url).origin} is not reachable (${detail})`, next, { cause });
  }
  if (!response.ok) throw new HttpError(response.status, text, url);
  return text === '' ? {} : JSON.parse(text);
}

/** The texts in the `errors` list of an error answer of Flink, or the whole body when it has no such list. */
export function flinkErrors(error: HttpError): string[] {
  try {
    const errors = (JSON.parse(error.text) as { errors?: unknown }).errors;
    if (Array.isArray(errors)) return errors.map(String);
  } catch {
    // Not JSON: the body is all there is.
  }
  return [error.text];
}
