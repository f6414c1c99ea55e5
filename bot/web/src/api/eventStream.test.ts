import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connection, follow } from './eventStream.ts';
import { ApiProblem } from './problem.ts';

type Answer = (signal: AbortSignal) => Response | Promise<Response>;
const refused: Answer = () => new Response(JSON.stringify({ title: 'No streams here' }), { status: 503 });
const unreachable: Answer = () => {
  throw new TypeError('fetch failed');
};
/** A proxy that gives nothing on before it has all. */
const headHeldBack: Answer = (signal) =>
  new Promise<Response>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
/** A stream that stays open after what it has to say, until it is aborted; with no words, as from a proxy that gathers them first. */
const streaming =
  (text: string): Answer =>
  (signal) => {
    const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      if (text !== '') controller.enqueue(new TextEncoder().encode(text));
      signal.addEventListener('abort', () => controller.error(signal.reason));
    };
    return new Response(new ReadableStream({ start }));
  };
const cutOff =
  (text: string): Answer =>
  () =>
    new Response(text);
const HELLO = ':hello\n\n';

/** What is followed, in a time that the test moves. */
class Scene {
  stream: Answer = unreachable;
  isReachable = true;
  isOver = false;
  readonly states: Connection[] = [];
  readonly told: string[] = [];
  readonly attempts: (string | null)[] = [];
  asked = 0;
  refusal: number | undefined;
  private readonly stop = new AbortController();

  open(): void {
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      this.attempts.push(new Headers(init.headers).get('Last-Event-ID'));
      return this.stream(init.signal ?? new AbortController().signal);
    });
    void follow(
      {
        path: '/stream',
        lastId: () => this.told.at(-1),
        take: ({ id }) => void this.told.push(id ?? '?'),
        catchUp: async () => {
          this.asked++;
          if (!this.isReachable) throw ApiProblem.unreachable();
        },
        isOver: () => this.isOver,
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

describe('Following', () => {
  it('does not ask while the stream lives', async () => {
    scene.stream = streaming(`${HELLO}id:1\ndata:x\n\n`);
    scene.open();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(scene.states).toEqual(['live']);
    expect(scene.told).toEqual(['1']);
    expect(scene.asked).toBe(0);
  });

  it('goes on after the last id when the stream is cut', async () => {
    scene.stream = cutOff(`${HELLO}id:1\ndata:x\n\nid:2\ndata:x\n\n`);
    scene.open();
    await vi.advanceTimersByTimeAsync(1);
    scene.stream = streaming(`${HELLO}id:3\ndata:x\n\n`);
    await vi.advanceTimersByTimeAsync(500);
    expect(scene.attempts).toEqual([null, '2']);
    expect(scene.told).toEqual(['1', '2', '3']);
    expect(scene.states.at(-1)).toBe('live');
  });

  it.each([
    ['it is refused', refused],
    ['its head is held back', headHeldBack],
    ['what is in it is held back', streaming('')],
    ['it is cut at once, again and again', cutOff(HELLO)],
  ])('asks every few seconds while %s', async (_, stream) => {
    scene.stream = stream;
    scene.open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(scene.states.at(-1)).toBe('polling');
    expect(scene.asked).toBeGreaterThanOrEqual(15);
    expect(scene.asked).toBeLessThanOrEqual(30);
  });

  it('tries the stream more rarely the longer it is not there, and never gives up', async () => {
    scene.stream = refused;
    scene.open();
    await vi.advanceTimersByTimeAsync(60_000);
    const inTheFirstMinute = scene.attempts.length;
    expect(inTheFirstMinute).toBeLessThanOrEqual(9);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(scene.attempts.length - inTheFirstMinute).toBe(4);
    scene.stream = streaming(HELLO);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(scene.states.at(-1)).toBe('live');
  });

  it('tries at once when the network is back', async () => {
    scene.isReachable = false;
    scene.open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(scene.states.at(-1)).toBe('offline');
    scene.isReachable = true;
    scene.stream = streaming(HELLO);
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(1);
    expect(scene.states.at(-1)).toBe('live');
  });

  it('asks when a stream has said nothing for long, not even that it is still here', async () => {
    scene.stream = streaming(HELLO);
    scene.open();
    await vi.advanceTimersByTimeAsync(44_000);
    expect(scene.asked).toBe(0);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(scene.asked).toBe(1);
    expect(scene.attempts).toHaveLength(2);
  });

  it('ends once it is over', async () => {
    scene.stream = refused;
    scene.isOver = true;
    scene.open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(scene.attempts).toHaveLength(1);
  });

  it('ends when it may not go on', async () => {
    scene.stream = () => new Response('{}', { status: 403 });
    scene.open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(scene.refusal).toBe(403);
    expect(scene.attempts).toHaveLength(1);
  });
});
