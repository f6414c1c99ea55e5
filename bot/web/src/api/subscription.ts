import { conversationPath, fetchMessagesAfter, reach } from './client.ts';
import { ApiProblem } from './problem.ts';
import { isRecord } from './reading.ts';
import { readMessage } from './readMessage.ts';
import { serverSentEvents } from './serverSentEvents.ts';
import type { Message } from './types.ts';

/** `live`: events arrive as they happen. `polling`: asked for every few seconds. `offline`: nobody answers, we keep trying. */
export type Connection = 'live' | 'polling' | 'offline';

export interface Subscriber {
  /** The highest seq already known; everything after it is delivered, possibly twice. */
  lastSeq(): number;
  receive(messages: Message[]): void;
  connection(state: Connection): void;
  /** The session ended, or the conversation is gone: nothing further will come. */
  refused(problem: ApiProblem): void;
}

const POLL_MILLIS = 3_000;
const FIRST_BACKOFF_MILLIS = 500;
const MAX_BACKOFF_MILLIS = 15_000;
/** A connection can die without a word (sleep, changed network); after this silence we ask. */
const SILENCE_MILLIS = 45_000;

/** Follows a conversation until the signal aborts: by event stream, and by polling whenever the stream is not there. */
export async function subscribe(conversation: string, subscriber: Subscriber, signal: AbortSignal): Promise<void> {
  let backoff = FIRST_BACKOFF_MILLIS;
  while (!signal.aborted) {
    try {
      await follow(conversation, subscriber, signal, () => (backoff = FIRST_BACKOFF_MILLIS));
    } catch (error) {
      if (signal.aborted) return;
      if (isFinal(error)) return subscriber.refused(error);
    }
    await pollFor(backoff, conversation, subscriber, signal);
    backoff = Math.min(backoff * 2, MAX_BACKOFF_MILLIS);
  }
}

/** One stream, from its opening to its end. */
async function follow(conversation: string, subscriber: Subscriber, signal: AbortSignal, opened: () => void): Promise<void> {
  const stream = new AbortController();
  const stop = (): void => stream.abort();
  signal.addEventListener('abort', stop, { once: true });
  const silence = watchSilence(stop);
  // Some proxies hold back the response's head until the first event; meanwhile we ask.
  const waiting = setInterval(() => void poll(conversation, subscriber, stream.signal), POLL_MILLIS);
  try {
    const response = await reach(`${conversationPath(conversation)}/stream`, {
      headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(subscriber.lastSeq()) },
      cache: 'no-store',
      signal: stream.signal,
    });
    clearInterval(waiting);
    if (response.body === null) return;
    opened();
    subscriber.connection('live');
    // What happened between the last poll and the opening of the stream.
    await catchUp(conversation, subscriber, stream.signal);
    for await (const event of serverSentEvents(response.body, silence.reset)) {
      const message = event.event === 'message' ? parse(event.data) : undefined;
      if (message !== undefined) subscriber.receive([message]);
    }
  } finally {
    silence.end();
    clearInterval(waiting);
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** Waits out the backoff without leaving the reader behind. */
async function pollFor(millis: number, conversation: string, subscriber: Subscriber, signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < millis && !signal.aborted; waited += POLL_MILLIS) {
    await poll(conversation, subscriber, signal);
    if (await pause(Math.min(POLL_MILLIS, millis - waited), signal)) return;
  }
}

/** Never throws: what is final will be met by the stream as well, which says so. */
async function poll(conversation: string, subscriber: Subscriber, signal: AbortSignal): Promise<void> {
  try {
    await catchUp(conversation, subscriber, signal);
    if (!signal.aborted) subscriber.connection('polling');
  } catch (error) {
    if (!signal.aborted && !isFinal(error)) subscriber.connection('offline');
  }
}

async function catchUp(conversation: string, subscriber: Subscriber, signal: AbortSignal): Promise<void> {
  const messages = await fetchMessagesAfter(conversation, subscriber.lastSeq(), signal);
  if (messages.length > 0) subscriber.receive(messages);
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

function parse(data: string): Message | undefined {
  try {
    const json: unknown = JSON.parse(data);
    return isRecord(json) ? readMessage(json) : undefined;
  } catch {
    // Not ours to show; a message that matters comes again with the next catch-up.
    return undefined;
  }
}
