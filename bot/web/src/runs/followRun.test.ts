import { afterEach, describe, expect, it, vi } from 'vitest';
import { followRun, type RunWatcher } from './followRun.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function sent(...events: [name: string, data: unknown, id?: number][]): Response {
  return new Response(events.map(([name, data, id]) => `${id === undefined ? '' : `id:${id}\n`}event:${name}\ndata:${JSON.stringify(data)}\n\n`).join(''));
}

function watcher(catchUp: () => Promise<boolean> = async () => false) {
  const seen: string[] = [];
  const watching: RunWatcher = {
    receive(spans, status) {
      seen.push(...spans.map(({ node }) => node), ...(status === undefined ? [] : [status.status]));
    },
    connection: (state) => void seen.push(state),
    catchUp,
  };
  return { seen, watching };
}

describe('following a run', () => {
  it('tells spans and status, and is over when the run is', async () => {
    vi.stubGlobal('fetch', vi.fn(async () => sent(['span', { node: 'a', attempt: 1 }], ['status', { status: 'SUCCEEDED' }])));
    const { seen, watching } = watcher();
    await followRun('r', watching, new AbortController().signal);
    expect(seen).toEqual(['live', 'a', 'SUCCEEDED']);
  });

  it('asks, and streams on after the last span it has, when the stream breaks off before the end', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('window', new EventTarget());
    vi.stubGlobal('document', new EventTarget());
    const fetching = vi
      .fn<typeof fetch>()
      .mockImplementationOnce(async () => sent(['span', { node: 'a', attempt: 1 }, 7], ['status', { status: 'RUNNING' }]))
      .mockImplementationOnce(async () => sent(['span', { node: 'b', attempt: 1 }, 9], ['status', { status: 'FAILED' }]));
    vi.stubGlobal('fetch', fetching);
    const { seen, watching } = watcher();
    const following = followRun('r', watching, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(3_500);
    await following;
    expect(seen).toEqual(['live', 'a', 'RUNNING', 'polling', 'live', 'b', 'FAILED']);
    expect(fetching.mock.calls.map(([, init]) => new Headers(init?.headers).get('Last-Event-ID'))).toEqual([null, '7']);
  });

  it('is over when asking finds the run ended while nobody streamed', async () => {
    vi.stubGlobal('fetch', vi.fn(async () => Promise.reject(new TypeError('no network'))));
    const { seen, watching } = watcher(async () => true);
    await followRun('r', watching, new AbortController().signal);
    expect(seen).toEqual(['polling']);
  });

  it('gives up on a run that is not there', async () => {
    const fetching = vi.fn(async () => new Response('{}', { status: 404 }));
    vi.stubGlobal('fetch', fetching);
    const { seen, watching } = watcher();
    await followRun('r', watching, new AbortController().signal);
    expect(seen).toEqual([]);
    expect(fetching).toHaveBeenCalledTimes(1);
  });
});
