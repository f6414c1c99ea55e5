// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { GRANTED, GrantDrawer, grantedBy, readGrant } from './grant.ts';

const PARLEY = 'https://parley.example';
const IN_AN_HOUR = new Date(Date.now() + 3_600_000).toISOString();
const GRANT = { token: 'plw_1', name: 'Ana', expiresAt: IN_AN_HOUR };

afterEach(() => {
  localStorage.clear();
  vi.useRealTimers();
});

const message = (data: unknown, origin = PARLEY): MessageEvent<unknown> => new MessageEvent('message', { data, origin });

it('takes a grant from Parley’s window in answer to its own question', () => {
  expect(grantedBy(message({ type: GRANTED, asked: 'q', grant: GRANT }), PARLEY, 'q')).toEqual(GRANT);
});

it('takes none from anybody else, to another question, or of another kind', () => {
  const told = { type: GRANTED, asked: 'q', grant: GRANT };
  expect(grantedBy(message(told, 'https://evil.test'), PARLEY, 'q')).toBeUndefined();
  expect(grantedBy(message(told), PARLEY, 'another')).toBeUndefined();
  expect(grantedBy(message({ ...told, type: 'hello' }), PARLEY, 'q')).toBeUndefined();
  expect(grantedBy(message('hello'), PARLEY, 'q')).toBeUndefined();
  expect(grantedBy(message({ ...told, grant: { token: 1 } }), PARLEY, 'q')).toBeUndefined();
});

it('is worth nothing once it has run out', () => {
  expect(readGrant({ ...GRANT, expiresAt: new Date(Date.now() - 1).toISOString() })).toBeUndefined();
  expect(readGrant({ ...GRANT, expiresAt: 'soon' })).toBeUndefined();
  const drawer = new GrantDrawer('key');
  drawer.put(GRANT);
  vi.useFakeTimers({ now: Date.now() + 2 * 3_600_000 });
  expect(drawer.get()).toBeUndefined();
  expect(localStorage.getItem('key')).toBeNull();
});

it('is there on the next page, until somebody signs out', () => {
  new GrantDrawer('key').put(GRANT);
  expect(new GrantDrawer('key').get()).toEqual(GRANT);
  expect(new GrantDrawer('other').get()).toBeUndefined();
  new GrantDrawer('key').put(undefined);
  expect(new GrantDrawer('key').get()).toBeUndefined();
});

it('does without a storage', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  localStorage.setItem = Storage.prototype.setItem;
  const drawer = new GrantDrawer('key');
  drawer.put(GRANT);
  expect(drawer.get()).toEqual(GRANT);
  vi.restoreAllMocks();
});

it('reads nothing into what somebody else put there', () => {
  localStorage.setItem('key', '{"token":');
  expect(new GrantDrawer('key').get()).toBeUndefined();
});
