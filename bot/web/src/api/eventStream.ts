import { reach } from './client.ts';
import { ApiProblem } from './problem.ts';
import { type ServerSentEvent, serverSentEvents } from './serverSentEvents.ts';

/** `live`: events arrive as they happen. `polling`: asked for every few seconds. `offline`: nobody answers, we keep trying. */
export type Connection = 'live' | 'polling' | 'offline';

/** Something that can be followed by an event stream, and asked for where there is none. */
export interface Source {
  path: string;
  /** The id of the last event that is known: what comes after it is wanted. Undefined wants everything. */
  lastId(): string | undefined;
  take(event: ServerSentEvent): void;
  /** Asks for what the stream would tell. */
  catchUp(signal: AbortSignal): Promise<void>;
  /** Whether nothing further can come, by what was taken or asked for. */
  isOver(): boolean;
  connection(state: Connection): void;
  /** The session ended, or what was followed is gone: nothing further will come. */
  refused(problem: ApiProblem): void;
}

const POLL_MILLIS = 3_000;
const FIRST_BACKOFF_MILLIS = 500;
const MAX_BACKOFF_MILLIS = 15_000;
/** A stream that broke off sooner than this is no better than none: the next attempt waits longer. */
const WORTHWHILE_MILLIS = 5_000;
/** A connection can die without a word (sleep, changed network); the server says something every 15 s, and after this silence we ask. */
const SILENCE_MILLIS = 45_000;

/** Follows a source until it is over or the signal aborts: by its event stream, and by asking whenever the stream is not there. */
export async function follow(source: Source, signal: AbortSignal): Promise<void> {
  let backoff = FIRST_BACKOFF_MILLIS;
  while (!signal.aborted) {
    const begun = Date.now();
    try {
      const wasLive = await stream(source, signal);
      if (source.isOver()) return;
      if (wasLive && Date.now() - begun >= WORTHWHILE_MILLIS) backoff = FIRST_BACKOFF_MILLIS;
    } catch (error) {
      if (signal.aborted) return;
      if (isFinal(error)) return source.refused(error);
    }
    await pollFor(backoff, source, signal);
    if (source.isOver()) return;
    backoff = Math.min(backoff * 2, MAX_BACKOFF_MILLIS);
  }
}

/** One stream, from its opening to its end; whether anything came of it. */
async function stream(source: Source, signal: AbortSignal): Promise<boolean> {
  const own = new AbortController();
  const stop = (): void => own.abort();
  signal.addEventListener('abort', stop, { once: true });
  const silence = watchSilence(stop);
  // The server greets at once. Some proxies hold back the answer or what is in it; until the first byte is there, we ask.
  let waiting: ReturnType<typeof setInterval> | undefined = setInterval(() => void poll(source, own.signal), POLL_MILLIS);
  let isLive = false;
  const heard = (): void => {
    silence.reset();
    if (isLive) return;
    isLive = true;
    clearInterval(waiting);
    waiting = undefined;
    source.connection('live');
  };
  try {
    const last = source.lastId();
    const response = await reach(source.path, {
      headers: { Accept: 'text/event-stream', ...(last === undefined ? {} : { 'Last-Event-ID': last }) },
      cache: 'no-store',
      signal: own.signal,
    });
    if (response.body === null) return false;
    for await (const event of serverSentEvents(response.body, heard)) source.take(event);
    return isLive;
  } catch (error) {
    // What had begun to flow may break off for any reason; only a stream that is refused has something to say.
    if (isLive && !signal.aborted) return true;
    throw error;
  } finally {
    silence.end();
    clearInterval(waiting);
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** Waits out the backoff without leaving the reader behind. */
async function pollFor(millis: number, source: Source, signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < millis && !signal.aborted; waited += POLL_MILLIS) {
    await poll(source, signal);
    if (source.isOver() || (await pause(Math.min(POLL_MILLIS, millis - waited), signal))) return;
  }
}

/** Never throws: what is final will be met by the stream as well, which says so. */
async function poll(source: Source, signal: AbortSignal): Promise<void> {
  try {
    await source.catchUp(signal);
    if (!signal.aborted) source.connection('polling');
  } catch (error) {
    if (!signal.aborted && !isFinal(error)) source.connection('offline');
  }
}

/** Ends early, answering true, when the network or the reader comes back: both are reasons to try at once. */
function pause(millis: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (early: boolean) => (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', now);
      signal.removeEventListener('abort', now);
      resolve(early);
    };
    const now = finish(true);
    const timer = setTimeout(finish(false), millis);
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', now);
    signal.addEventListener('abort', now);
  });
}

function watchSilence(onSilence: () => void): { reset(): void; end(): void } {
  let timer = setTimeout(onSilence, SILENCE_MILLIS);
  return {
    reset() {
      clearTimeout(timer);
      timer = setTimeout(onSilence, SILENCE_MILLIS);
    },
    end: () => clearTimeout(timer),
  };
}

function isFinal(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && (error.isUnauthorized || error.isMissing || error.status === 403);
}
