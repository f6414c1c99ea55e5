import { afterEach, expect, it, vi } from 'vitest';
import { fetchHome, fromHere, liveAbroad } from './home.ts';

const fetched = vi.fn<typeof fetch>();

afterEach(() => {
  liveAbroad({ base: '', token: () => undefined });
  fetched.mockReset();
});

function call(): { address: unknown; init: RequestInit } {
  const [address, init = {}] = fetched.mock.calls[0] ?? [];
  return { address, init };
}

it('asks the page’s own server, with its cookie', async () => {
  vi.stubGlobal('fetch', fetched);
  await fetchHome('/api/session', { method: 'GET' });
  expect(call()).toEqual({ address: '/api/session', init: { method: 'GET', credentials: 'same-origin' } });
  expect(fromHere('/runs')).toBe('/runs');
});

it('asks Parley from another page with a token and never with a cookie', async () => {
  vi.stubGlobal('fetch', fetched);
  liveAbroad({ base: 'https://parley.example/bot', token: () => 'plw_1' });
  await fetchHome('/api/conversations/1/messages', { headers: { Accept: 'application/json' } });
  const { address, init } = call();
  expect(address).toBe('https://parley.example/bot/api/conversations/1/messages');
  expect(init.credentials).toBe('omit');
  expect(Object.fromEntries(new Headers(init.headers))).toEqual({ accept: 'application/json', authorization: 'Bearer plw_1' });
});

it('leads from another page into Parley, and elsewhere as it stands', () => {
  liveAbroad({ base: 'https://parley.example', token: () => undefined });
  expect(fromHere('#/runs/7')).toBe('https://parley.example/#/runs/7');
  expect(fromHere('/hooks')).toBe('https://parley.example/hooks');
  expect(fromHere('https://elsewhere.example')).toBe('https://elsewhere.example');
});
