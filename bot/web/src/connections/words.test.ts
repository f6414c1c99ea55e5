import { expect, it } from 'vitest';
import type { Connection } from './api.ts';
import { canDo, situation, systemAt, verdictOf } from './words.ts';

const connection: Connection = {
  id: '1',
  connector: 'github',
  name: 'GitHub',
  auth: 'token',
  status: 'READY',
  scopes: [],
  createdBy: 'Ana',
  createdAt: '2026-11-21T18:00:00Z',
};

it('says as whom Parley is let in, where that is known', () => {
  expect(situation({ ...connection, account: 'octocat' }, 'GitHub')).toBe('GitHub lets Parley in as octocat.');
  expect(situation(connection, 'GitHub')).toBe('Parley is set up to reach GitHub. Test asks whether it is let in.');
});

it('calls what may be any system by its host, and every other by its title', () => {
  const http = { title: 'HTTP', needsConnection: false };
  expect(systemAt('https://api.acme.test/v1', http)).toBe('api.acme.test');
  expect(systemAt('https://', http)).toBe('HTTP');
  expect(systemAt(undefined, http)).toBe('HTTP');
  expect(systemAt('https://acme.atlassian.net', { title: 'Jira', needsConnection: true })).toBe('Jira');
});

it('gives the reason why a connection does not work', () => {
  expect(situation({ ...connection, status: 'NEEDS_RECONNECT', problem: 'The token was revoked.' }, 'GitHub')).toBe('The token was revoked.');
});

it('says what a test found, and what to do about it', () => {
  expect(verdictOf(connection, 'GitHub')).toBeUndefined();
  expect(verdictOf({ ...connection, account: 'octocat', test: { ok: true } }, 'GitHub')?.said).toContain('octocat');
  const error = { code: 'http_401', message: 'Bad credentials', hint: 'Replace the key.', retryable: false };
  expect(verdictOf({ ...connection, test: { ok: false, error } }, 'GitHub')).toEqual({ ok: false, said: 'Bad credentials', hint: 'Replace the key.' });
});

it('counts what a system can do', () => {
  expect(canDo(1, 0)).toBe('1 action');
  expect(canDo(12, 3)).toBe('12 actions · 3 events');
});
