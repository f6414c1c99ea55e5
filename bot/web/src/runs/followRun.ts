import { type Connection, follow } from '../api/eventStream.ts';
import { isRecord } from '../api/reading.ts';
import type { ServerSentEvent } from '../api/serverSentEvents.ts';
import { hasEnded, type Run, type Span } from './words.ts';

export interface RunWatcher {
  receive(spans: Span[], status: Run | undefined): void;
  connection(state: Connection): void;
  /** Asks for the run as it is; whether it has ended. */
  catchUp(signal: AbortSignal): Promise<boolean>;
}

/** Events that come together are shown together. */
const GATHER_MILLIS = 60;

/** Follows a run until it ends or the signal aborts: by the event stream, and by asking whenever that is not there. */
export async function followRun(id: string, watcher: RunWatcher, signal: AbortSignal): Promise<void> {
  const gathered = gather(watcher);
  let lastId: string | undefined;
  let isOver = false;
  await follow(
    {
      path: `/api/executions/${encodeURIComponent(id)}/stream`,
      lastId: () => lastId,
      take(event) {
        const status = gathered.take(event);
        lastId = event.id ?? lastId;
        isOver ||= status !== undefined && hasEnded(status.status);
      },
      async catchUp(asking) {
        gathered.tell();
        isOver = await watcher.catchUp(asking);
      },
      isOver: () => isOver,
      connection: (state) => watcher.connection(state),
      refused: () => undefined,
    },
    signal,
  );
  if (signal.aborted) gathered.forget();
  else gathered.tell();
}

interface Gathered {
  /** @return the run's status, if that is what the event tells */
  take(event: ServerSentEvent): Run | undefined;
  tell(): void;
  forget(): void;
}

function gather(watcher: RunWatcher): Gathered {
  let spans: Span[] = [];
  let status: Run | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    clearTimeout(timer);
    timer = undefined;
    spans = [];
    status = undefined;
  };
  const tell = (): void => {
    const [news, now] = [spans, status];
    forget();
    if (news.length > 0 || now !== undefined) watcher.receive(news, now);
  };
  return {
    tell,
    forget,
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
