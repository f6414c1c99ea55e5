import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connection, subscribe } from './subscription.ts';
import type { Message } from './types.ts';

type Answer = (signal: AbortSignal) => Response | Promise<Response>;
const json = (body: unknown, status = 200): Answer => () => new Response(JSON.stringify(body), { status });
const unreachable: Answer = () => {
  throw new TypeError('fetch failed');
};
/** A stream that stays open after what it has to say, until it is aborted. */
const streaming =
  (text: string): Answer =>
  (signal) => {
    const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      controller.enqueue(new TextEncoder().encode(text));
      signal.addEventListener('abort', () => controller.error(signal.reason));
    };
    return new Response(new ReadableStream({ start }));
  };

/** A reader of a conversation and the server before it, in a time that the test moves. */
class Scene {
  stream: Answer = unreachable;
  page: Answer = unreachable;
  readonly states: Connection[] = [];
  readonly received: Message[] = [];
  readonly resumedAfter: (string | null)[] = [];
  refusal: number | undefined;
  private readonly stop = new AbortController();

  open(): void {
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      const signal = init.signal ?? new AbortController().signal;
      if (!path.endsWith('/stream')) return this.page(signal);
      this.resumedAfter.push(new Headers(init.headers).get('Last-Event-ID'));
      return this.stream(signal);
    });
    void subscribe(
      'c1',
      {
        lastSeq: () => Math.max(0, ...this.received.map(({ seq }) => seq)),
        receive: (messages) => this.received.push(...messages),
        connection: (state) => this.states.push(state),
        refused: ({ status }) => (this.refusal = status),
      },
      this.stop.signal,
    );
  }

  close(): void {
    this.stop.abort();
  }
}

let scene: Scene;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', new EventTarget());
  scene = new Scene();
});
afterEach(() => {
  scene.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('A subscription', () => {
  it('delivers what the stream brings', async () => {
    scene.stream = streaming('id:1\nevent:message\ndata:{"id":"a","seq":1}\n\n');
    scene.page = json({ items: [] });
    scene.open();
    await vi.advanceTimersByTimeAsync(1);
    expect(scene.states).toEqual(['live']);
    expect(scene.received.map(({ id }) => id)).toEqual(['a']);
  });

  it('asks for what came after the last message it has, and goes on after it', async () => {
    scene.page = json({ items: [{ id: 'a', seq: 4 }] });
    scene.open();
    await vi.advanceTimersByTimeAsync(1);
    expect(scene.received.map(({ id }) => id)).toEqual(['a']);
    scene.stream = streaming('id:5\nevent:message\ndata:{"id":"b","seq":5}\n\n');
    await vi.advanceTimersByTimeAsync(500);
    expect(scene.resumedAfter).toEqual(['0', '4']);
    expect(scene.received.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('passes over what is no message', async () => {
    scene.stream = streaming('data:{broken\n\nevent:other\ndata:{}\n\nid:1\nevent:message\ndata:{"id":"a","seq":1}\n\n');
    scene.page = json({ items: [] });
    scene.open();
    await vi.advanceTimersByTimeAsync(1);
    expect(scene.received.map(({ id }) => id)).toEqual(['a']);
  });

  it('ends when the session has ended', async () => {
    scene.stream = json({ title: 'Unauthorized' }, 401);
    scene.open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(scene.refusal).toBe(401);
    expect(scene.resumedAfter).toHaveLength(1);
  });
});
