import { reach } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { isRecord } from '../api/reading.ts';
import { type ServerSentEvent, serverSentEvents } from '../api/serverSentEvents.ts';
import { hasEnded, type Run, type Span } from './words.ts';

/** `live`: events come as they happen. `polling`: asked for every few seconds. */
export type Following = 'live' | 'polling';

export interface RunWatcher {
  receive(spans: Span[], status: Run | undefined): void;
  following(how: Following): void;
  /** Asks for the run as it is; whether it has ended. */
  catchUp(signal: AbortSignal): Promise<boolean>;
}

const POLL_MILLIS = 3_000;
/** A connection can die without a word; the server says something every 15 s. */
const SILENCE_MILLIS = 40_000;
/** Events that come together are shown together. */
const GATHER_MILLIS = 60;

/** Follows a run until it ends or the signal aborts: by the event stream, and by asking whenever that is not there. */
export async function followRun(id: string, watcher: RunWatcher, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      if (await stream(id, watcher, signal)) return;
    } catch (error) {
      if (signal.aborted || isFinal(error)) return;
    }
    if (signal.aborted) return;
    watcher.following('polling');
    // The run may have ended meanwhile, or the server may be starting again; both are found out by asking.
    if (await watcher.catchUp(signal).catch(() => false)) return;
    await pause(POLL_MILLIS, signal);
  }
}

/** One stream to its end; whether the run ended with it. */
async function stream(id: string, watcher: RunWatcher, signal: AbortSignal): Promise<boolean> {
  const own = new AbortController();
  const stop = (): void => own.abort();
  signal.addEventListener('abort', stop, { once: true });
  let silence = setTimeout(stop, SILENCE_MILLIS);
  const gathered = gather(watcher);
  let isOver = false;
  try {
    const path = `/api/executions/${encodeURIComponent(id)}/stream`;
    const response = await reach(path, { headers: { Accept: 'text/event-stream' }, cache: 'no-store', signal: own.signal });
    if (response.body === null) return false;
    watcher.following('live');
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(stop, SILENCE_MILLIS);
    };
    for await (const event of serverSentEvents(response.body, heard)) {
      const status = gathered.take(event);
      isOver ||= status !== undefined && hasEnded(status.status);
    }
    return isOver;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', stop);
    stop();
    if (!signal.aborted) gathered.tell();
  }
}

function gather(watcher: RunWatcher): { take(event: ServerSentEvent): Run | undefined; tell(): void } {
  let spans: Span[] = [];
  let status: Run | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (spans.length > 0 || status !== undefined) watcher.receive(spans, status);
    spans = [];
    status = undefined;
  };
  return {
    tell,
    take({ event, data }) {
      const json: unknown = JSON.parse(data);
      if (!isRecord(json)) return undefined;
      let now: Run | undefined;
      if (event === 'span') spans.push(json as unknown as Span);
      if (event === 'status') now = status = json as unknown as Run;
      timer ??= setTimeout(tell, GATHER_MILLIS);
      return now;
    },
  };
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, millis);
    signal.addEventListener('abort', finish, { once: true });
  });
}

function isFinal(error: unknown): boolean {
  return error instanceof ApiProblem && (error.isUnauthorized || error.isMissing || error.status === 403);
}
