import { setTimeout as sleep } from 'node:timers/promises';
import { flinkErrors, HttpError, type HttpRequest, requestJson } from './http.ts';
import { causesOf, rootCauseOf } from './java-stack-trace.ts';

/** A statement that Flink refused or that failed. The message is Flink's root cause alone. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  /** The SQL statement, when one was involved. */
  readonly statement: string | undefined;
  /** All messages of Flink's exception chain, outermost first. */
  readonly causes: readonly string[];
  /** Flink's whole answer, with its Java stack traces. */
  readonly serverTrace: string;

  constructor(message: string, details: { statement?: string; causes?: readonly string[]; serverTrace?: string } = {}) {
    super(message);
    this.statement = details.statement;
    this.causes = details.causes ?? [];
    this.serverTrace = details.serverTrace ?? '';
  }
}

export interface ResultRow {
  /** Of a changelog: `INSERT`, `UPDATE_BEFORE`, `UPDATE_AFTER` or `DELETE`. */
  readonly kind: string;
  /** One value per column, as JSON. */
  readonly fields: readonly unknown[];
}

export interface StatementResult {
  readonly columns: readonly string[];
  readonly rows: readonly ResultRow[];
  /** The Flink job the statement has started, if any. */
  readonly jobId: string | undefined;
  /** `SUCCESS` for a statement without rows of its own, else `SUCCESS_WITH_CONTENT`. */
  readonly resultKind: string | undefined;
}

export interface ExecuteOptions {
  /** How long the statement may take, result included, in ms; default 120 000. It is cancelled afterwards. */
  readonly timeoutMs?: number;
  /** Settings for this statement only. */
  readonly config?: Readonly<Record<string, string>>;
  /** Stops fetching (and the statement) after this many rows: a query over an unbounded table has no end. */
  readonly maxRows?: number;
}

/** A session of the SQL Gateway: tables, views and settings of one session are unknown to the others. */
export interface SqlSession {
  readonly handle: string;
  /**
   * Executes one statement, waits for it and fetches all its rows. An INSERT or an EXECUTE PLAN is done when its job has been submitted.
   * @throws GatewayError when the statement is refused, fails or takes too long; UserError when the gateway is not reachable.
   */
  execute(statement: string, options?: ExecuteOptions): Promise<StatementResult>;
  /** Closes the session; its running jobs stay. Never throws: a session that is gone is closed. */
  close(): Promise<void>;
}

interface ResultPage {
  readonly resultType: 'NOT_READY' | 'PAYLOAD' | 'EOS';
  readonly resultKind?: string;
  readonly jobID?: string;
  readonly nextResultUri?: string;
  readonly results?: {
    readonly columns: readonly { readonly name: string }[];
    readonly data: readonly ResultRow[];
  };
}

const failed = new Set(['ERROR', 'CANCELED', 'CLOSED', 'TIMEOUT']);

/**
 * Opens a session.
 * @param gateway URL of the SQL Gateway
 * @param properties settings of the session, as SET would give them
 * @throws UserError when the gateway is not reachable; GatewayError when it refuses the settings.
 */
export async function openSession(
  gateway: string,
  properties: Readonly<Record<string, string>> = {},
): Promise<SqlSession> {
  const call = (path: string, request?: HttpRequest) => requestJson('the SQL Gateway', `${gateway}${path}`, request);
  const opened = await translated(undefined, () => call('/v3/sessions', { method: 'POST', body: { properties } }));
  const handle = (opened as { sessionHandle: string }).sessionHandle;
  const session = `/v3/sessions/${handle}`;

  const execute = async (statement: string, options: ExecuteOptions = {}): Promise<StatementResult> => {
    const { timeoutMs = 120_000, config = {}, maxRows = Number.POSITIVE_INFINITY } = options;
    const deadline = Date.now() + timeoutMs;
    const remaining = () => Math.max(deadline - Date.now(), 1_000);
    const submitted = await translated(statement, () =>
      call(`${session}/statements`, {
        method: 'POST',
        body: { statement, executionConfig: config },
        timeoutMs: remaining(),
      }),
    );
    const operation = `${session}/operations/${(submitted as { operationHandle: string }).operationHandle}`;
    const overdue = async () => {
      await call(`${operation}/cancel`, { method: 'POST' }).catch(() => {});
      return new GatewayError(`the statement took longer than ${timeoutMs / 1000} s`, { statement });
    };
    try {
      for (const wait = pause(); ; await wait()) {
        const { status } = (await translated(statement, () => call(`${operation}/status`))) as { status: string };
        if (status === 'FINISHED') break;
        if (failed.has(status)) {
          // The reason of a failure is only to be had by asking for the result.
          await translated(statement, () => call(`${operation}/result/0?rowFormat=JSON`));
          throw new GatewayError(`the statement ended as ${status}`, { statement });
        }
        if (Date.now() > deadline) throw await overdue();
      }
      return await fetchAll(operation, statement, maxRows, deadline, overdue);
    } finally {
      await call(`${operation}/close`, { method: 'DELETE' }).catch(() => {});
    }
  };

  const fetchAll = async (
    operation: string,
    statement: string,
    maxRows: number,
    deadline: number,
    overdue: () => Promise<GatewayError>,
  ): Promise<StatementResult> => {
    let [columns, jobId, resultKind]: [string[], string | undefined, string | undefined] = [[], undefined, undefined];
    const rows: ResultRow[] = [];
    let next: string | undefined = `${operation}/result/0?rowFormat=JSON`;
    let wait = pause();
    while (next !== undefined) {
      const url = next;
      const page = (await translated(statement, () => call(url))) as ResultPage;
      jobId ??= page.jobID;
      resultKind ??= page.resultKind;
      if (columns.length === 0) columns = (page.results?.columns ?? []).map((column) => column.name);
      const data = page.results?.data ?? [];
      rows.push(...data);
      if (page.resultType === 'EOS' || rows.length >= maxRows) break;
      next = page.nextResultUri;
      if (Date.now() > deadline) throw await overdue();
      if (data.length > 0) wait = pause();
      else await wait();
    }
    return { columns, rows: rows.slice(0, maxRows), jobId, resultKind };
  };

  const close = async () => {
    await call(session, { method: 'DELETE' }).catch(() => {});
  };
  return { handle, execute, close };
}

/** Waits 10 ms at first and up to 250 ms later: most statements are done at once, the others take seconds. */
function pause(): () => Promise<void> {
  let ms = 10;
  return async () => {
    await sleep(ms);
    ms = Math.min(ms * 1.5, 250);
  };
}

async function translated<T>(statement: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const texts = flinkErrors(error);
    // The list holds a headline of no content ("Internal server error.") and the trace.
    const trace = texts.find((text) => text.includes('\n')) ?? texts.at(-1) ?? error.text;
    throw new GatewayError(rootCauseOf(trace), {
      ...(statement !== undefined && { statement }),
      causes: causesOf(trace),
      serverTrace: texts.join('\n'),
    });
  }
}
