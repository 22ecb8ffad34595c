import { setTimeout as sleep } from 'node:timers/promises';
import { flinkErrors, HttpError, type HttpRequest, requestJson } from './http.ts';
import { rootCauseOf } from './java-stack-trace.ts';

export type JobState =
  | 'INITIALIZING'
  | 'CREATED'
  | 'RUNNING'
  | 'FAILING'
  | 'FAILED'
  | 'CANCELLING'
  | 'CANCELED'
  | 'FINISHED'
  | 'RESTARTING'
  | 'SUSPENDED'
  | 'RECONCILING';

/** States that a job never leaves. */
export const endStates: readonly JobState[] = ['FAILED', 'CANCELED', 'FINISHED', 'SUSPENDED'];

export interface JobSummary {
  readonly id: string;
  readonly name: string;
  readonly state: JobState;
  /** Epoch ms. */
  readonly startTime: number;
  /** Epoch ms; -1 while it runs. */
  readonly endTime: number;
  /** Tasks by state, in lower case, and their `total`. A job is at work when `running` equals `total`. */
  readonly tasks: Readonly<Record<string, number>>;
}

export interface JobVertex {
  readonly id: string;
  readonly name: string;
  readonly parallelism: number;
  readonly status: string;
  readonly metrics: Readonly<Record<string, number | boolean>>;
}

export interface JobDetails extends Omit<JobSummary, 'tasks'> {
  readonly vertices: readonly JobVertex[];
}

export interface JobFailure {
  /** Epoch ms. */
  readonly at: number;
  /** The innermost cause, without stack frames. */
  readonly rootCause: string;
  readonly stackTrace: string;
  /** The task it happened in, if in one. */
  readonly task: string | undefined;
}

/** An error answer of the JobManager; the message is Flink's root cause alone. */
export class FlinkRestError extends Error {
  override readonly name = 'FlinkRestError';
  /** HTTP status; 404 when the job is not known. */
  readonly status: number | undefined;
  readonly serverTrace: string;

  constructor(message: string, status?: number, serverTrace = '') {
    super(message);
    this.status = status;
    this.serverTrace = serverTrace;
  }
}

/** Flink's REST API, as far as it is needed. Every method throws UserError when Flink is not reachable, FlinkRestError on an error answer. */
export interface FlinkRest {
  overview(): Promise<{ slotsTotal: number; slotsAvailable: number; taskManagers: number; version: string }>;
  /** All jobs the JobManager remembers, running ones included, newest first. */
  jobs(): Promise<JobSummary[]>;
  job(id: string): Promise<JobDetails>;
  /** Failures of a job, newest first; also those it has recovered from. */
  failures(id: string): Promise<JobFailure[]>;
  /** Asks for cancellation and returns at once. A job that has ended already is no error. */
  cancel(id: string): Promise<void>;
  /** Takes a savepoint and stops the job; returns the savepoint's path. @param timeoutMs default 120 000 */
  stopWithSavepoint(
    id: string,
    options?: { targetDirectory?: string; drain?: boolean; timeoutMs?: number },
  ): Promise<string>;
  /** Takes a savepoint of a job that runs on; returns its path. @param timeoutMs default 120 000 */
  savepoint(id: string, options?: { targetDirectory?: string; timeoutMs?: number }): Promise<string>;
  /** Takes a checkpoint of a job, outside of its interval, and waits until it is complete. @param timeoutMs default 120 000 */
  checkpoint(id: string, options?: { timeoutMs?: number }): Promise<void>;
  /** Path of the newest completed checkpoint that can be restored from; undefined when there is none yet. */
  latestCheckpoint(id: string): Promise<string | undefined>;
  /** Input watermark per vertex id, epoch ms: the smallest of its subtasks; undefined before the first. */
  watermarks(id: string): Promise<Record<string, number | undefined>>;
  /** Values of metrics of a vertex, by name (`0.numRecordsIn`); names it does not have are missing. */
  metrics(id: string, vertexId: string, names: readonly string[]): Promise<Record<string, string>>;
  /**
   * Waits until a job is in one of `states`; for RUNNING also until all its tasks run. @param timeoutMs default 60 000
   * @throws FlinkRestError with the root cause when the job ends in another state, or the time is over.
   */
  waitFor(id: string, states: readonly JobState[], timeoutMs?: number): Promise<JobState>;
}

/** The client for a JobManager. @param url its REST URL, without trailing slash */
export function flinkRest(url: string): FlinkRest {
  const call = async <T>(path: string, request?: HttpRequest): Promise<T> => {
    try {
      return (await requestJson('Flink', `${url}${path}`, request)) as T;
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const texts = flinkErrors(error);
      const trace = texts.find((text) => text.includes('\n')) ?? texts.at(-1) ?? error.text;
      throw new FlinkRestError(rootCauseOf(trace), error.status, texts.join('\n'));
    }
  };

  const jobs = async (): Promise<JobSummary[]> => {
    const answer = await call<{ jobs: RawJob[] }>('/jobs/overview');
    return answer.jobs.map(summary).sort((a, b) => b.startTime - a.startTime);
  };

  const job = async (id: string): Promise<JobDetails> => {
    const { vertices, ...raw } = await call<RawJob & { vertices: JobVertex[] }>(`/jobs/${id}`);
    const { tasks: _, ...rest } = summary(raw);
    return {
      ...rest,
      vertices: vertices.map(({ id: vertexId, name, parallelism, status, metrics }) => ({
        id: vertexId,
        name,
        parallelism,
        status,
        metrics,
      })),
    };
  };

  const failures = async (id: string): Promise<JobFailure[]> => {
    const answer = await call<{ exceptionHistory?: { entries: RawFailure[] } }>(`/jobs/${id}/exceptions`);
    return (answer.exceptionHistory?.entries ?? []).map((entry) => ({
      at: entry.timestamp,
      rootCause: rootCauseOf(entry.stacktrace),
      stackTrace: entry.stacktrace,
      task: entry.taskName ?? undefined,
    }));
  };

  const triggered = async (
    id: string,
    { what, path, body }: { readonly what: 'savepoint' | 'checkpoint'; readonly path: string; readonly body: unknown },
    timeoutMs: number,
  ): Promise<NonNullable<RawOperation['operation']>> => {
    const deadline = Date.now() + timeoutMs;
    const trigger = await call<{ 'request-id': string }>(`/jobs/${id}/${path}`, { method: 'POST', body });
    for (;;) {
      const { status, operation } = await call<RawOperation>(`/jobs/${id}/${what}s/${trigger['request-id']}`);
      if (status.id === 'COMPLETED') {
        const failure = operation?.['failure-cause'];
        if (operation != null && failure == null) return operation;
        const trace = failure?.['stack-trace'] ?? 'no reason given';
        throw new FlinkRestError(`the ${what} failed: ${rootCauseOf(trace)}`, undefined, trace);
      }
      if (Date.now() > deadline) {
        throw new FlinkRestError(`the ${what} was not complete after ${timeoutMs / 1000} s`);
      }
      await sleep(100);
    }
  };

  const savepointTriggered = async (id: string, path: string, body: unknown, timeoutMs: number): Promise<string> => {
    const { location } = await triggered(id, { what: 'savepoint', path, body }, timeoutMs);
    if (location === undefined) throw new FlinkRestError('the savepoint failed: no reason given');
    return location;
  };

  return {
    jobs,
    job,
    failures,

    async overview() {
      const raw = await call<Record<string, number> & { 'flink-version': string }>('/overview');
      return {
        slotsTotal: raw['slots-total'] ?? 0,
        slotsAvailable: raw['slots-available'] ?? 0,
        taskManagers: raw.taskmanagers ?? 0,
        version: raw['flink-version'],
      };
    },

    async cancel(id) {
      try {
        await call(`/jobs/${id}?mode=cancel`, { method: 'PATCH' });
      } catch (error) {
        if (!(error instanceof FlinkRestError && error.status === 409)) throw error;
      }
    },

    stopWithSavepoint: (id, { targetDirectory, drain = false, timeoutMs = 120_000 } = {}) =>
      savepointTriggered(id, 'stop', { drain, ...(targetDirectory && { targetDirectory }) }, timeoutMs),

    savepoint: (id, { targetDirectory, timeoutMs = 120_000 } = {}) =>
      savepointTriggered(
        id,
        'savepoints',
        { 'cancel-job': false, ...(targetDirectory && { 'target-directory': targetDirectory }) },
        timeoutMs,
      ),

    async checkpoint(id, { timeoutMs = 120_000 } = {}) {
      await triggered(id, { what: 'checkpoint', path: 'checkpoints', body: {} }, timeoutMs);
    },

    async latestCheckpoint(id) {
      const answer = await call<{
        latest?: { completed?: { external_path?: string; discarded?: boolean } | null };
      }>(`/jobs/${id}/checkpoints`);
      const completed = answer.latest?.completed;
      return completed?.discarded ? undefined : completed?.external_path;
    },

    async watermarks(id) {
      const { vertices } = await job(id);
      const entries = await Promise.all(
        vertices.map(async (vertex) => {
          const values = await call<{ id: string; value: string }[]>(`/jobs/${id}/vertices/${vertex.id}/watermarks`);
          const known = values.map(({ value }) => Number(value)).filter((value) => value > -(2 ** 62));
          const complete = values.length > 0 && known.length === values.length;
          return [vertex.id, complete ? Math.min(...known) : undefined] as const;
        }),
      );
      return Object.fromEntries(entries);
    },

    async metrics(id, vertexId, names) {
      const query = names.map(encodeURIComponent).join(',');
      const values = await call<{ id: string; value: string }[]>(
        `/jobs/${id}/vertices/${vertexId}/metrics?get=${query}`,
      );
      return Object.fromEntries(values.map((metric) => [metric.id, metric.value]));
    },

    async waitFor(id, states, timeoutMs = 60_000) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const { state, vertices } = await job(id);
        const working = state !== 'RUNNING' || vertices.every(({ status }) => ['RUNNING', 'FINISHED'].includes(status));
        if (states.includes(state) && working) return state;
        const ended = endStates.includes(state);
        if (ended || Date.now() > deadline) {
          const [failure] = await failures(id);
          const why = failure === undefined ? '' : `: ${failure.rootCause}`;
          const what = ended ? `the job ended as ${state}` : `the job is ${state} after ${timeoutMs / 1000} s`;
          throw new FlinkRestError(`${what}${why}`, undefined, failure?.stackTrace);
        }
        await sleep(150);
      }
    },
  };
}

interface RawJob {
  readonly jid: string;
  readonly name: string;
  readonly state: JobState;
  readonly 'start-time': number;
  readonly 'end-time': number;
  readonly tasks?: Record<string, number>;
}

interface RawFailure {
  readonly timestamp: number;
  readonly stacktrace: string;
  readonly taskName?: string | null;
}

interface RawOperation {
  readonly status: { readonly id: 'IN_PROGRESS' | 'COMPLETED' };
  readonly operation?: {
    readonly location?: string;
    readonly 'failure-cause'?: { readonly 'stack-trace'?: string } | null;
  } | null;
}

function summary(raw: RawJob): JobSummary {
  return {
    id: raw.jid,
    name: raw.name,
    state: raw.state,
    startTime: raw['start-time'],
    endTime: raw['end-time'],
    tasks: raw.tasks ?? {},
  };
}
