import { afterEach, describe, expect, it, vi } from 'vitest';
import { createConversation, fetchConversations, fetchMessagesAfter, fetchSession, send } from './client.ts';
import { ApiProblem } from './problem.ts';

const answers = (...responses: Response[]) => {
  const fetch = vi.fn<typeof globalThis.fetch>();
  responses.forEach((response) => fetch.mockResolvedValueOnce(response));
  vi.stubGlobal('fetch', fetch);
  return fetch;
};
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
const problemOf = async (call: Promise<unknown>): Promise<ApiProblem> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiProblem)) throw new Error(`expected a problem, got ${String(error)}`);
  return error;
};

afterEach(() => vi.unstubAllGlobals());

describe('The API client', () => {
  it('answers null for the session when nobody is signed in', async () => {
    answers(json({ title: 'Unauthorized' }, 401));
    expect(await fetchSession()).toBeNull();
  });

  it('says what went wrong in the words of the problem document', async () => {
    answers(json({ title: 'Too long', detail: 'It has 9000 characters.', hint: 'Shorten it.' }, 400));
    const problem = await problemOf(send('c1', { text: 'x' }));
    expect(problem).toMatchObject({ status: 400, title: 'Too long', detail: 'It has 9000 characters.', hint: 'Shorten it.' });
  });

  it('does not show the page of a proxy as an error', async () => {
    answers(new Response('<html>Bad Gateway</html>', { status: 502 }));
    const problem = await problemOf(fetchConversations());
    expect(problem.title).toBe('Parley has a problem (502)');
    expect(problem.detail).toBeUndefined();
  });

  it('tells an unreachable server from a refusal', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('fetch failed')));
    expect(await problemOf(createConversation())).toMatchObject({ status: 0, title: 'Parley cannot be reached' });
  });

  it('lets an abort stay an abort', async () => {
    const stop = new AbortController();
    stop.abort();
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(stop.signal.reason));
    await expect(fetchConversations(stop.signal)).rejects.toBe(stop.signal.reason);
  });

  it('follows the pages of a long conversation', async () => {
    const fetch = answers(json({ items: [{ id: 'a', seq: 1 }], next: '1' }), json({ items: [{ id: 'b', seq: 2 }] }));
    const messages = await fetchMessagesAfter('c/1', 0);
    expect(messages.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(fetch.mock.calls.map(([path]) => path)).toEqual([
      '/api/conversations/c%2F1/messages?after=0',
      '/api/conversations/c%2F1/messages?after=1',
    ]);
  });

  it('is not caught in a circle of pages', async () => {
    answers(json({ items: [{ id: 'a', seq: 1 }], next: '5' }), json({ items: [], next: '5' }));
    expect(await fetchMessagesAfter('c1', 0)).toHaveLength(1);
  });

  it('posts a press with the values of its message', async () => {
    const fetch = answers(new Response(null, { status: 202 }));
    await send('c1', { action: 'approval.approve', values: { value: 'a1', comment: 'fine' } });
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      method: 'POST',
      body: '{"action":"approval.approve","values":{"value":"a1","comment":"fine"}}',
    });
  });
});
