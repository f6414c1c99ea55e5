import { describe, expect, it } from 'vitest';
import type { Connector, Field } from './api.ts';
import { blank, problemsOf, wishOf } from './form.ts';

const field = (name: string, isRequired = true): Field => ({ name, label: `The ${name}`, help: '', isSecret: true, isRequired });

const github: Connector = {
  name: 'github',
  title: 'GitHub',
  icon: '',
  needsBaseUrl: false,
  needsConnection: true,
  auth: [
    { kind: 'token', fields: [field('token'), field('webhook_secret', false)], scopes: [] },
    { kind: 'basic', fields: [field('username'), field('password')], scopes: [] },
  ],
  operations: [],
  events: [],
  limits: '',
};

describe('what is filled in', () => {
  it('begins with the recommended way to connect', () => {
    expect(blank(github).auth).toBe('token');
  });

  it('names what is required and missing, and nothing else', () => {
    expect(problemsOf(github, blank(github))).toEqual({ token: 'The token is missing.' });
    expect(problemsOf(github, { ...blank(github), values: { token: 'x' } })).toEqual({});
  });

  it('needs an address where the system is somewhere else for everybody', () => {
    const own = { ...github, needsBaseUrl: true };
    const filled = { ...blank(own), values: { token: 'x' } };
    expect(problemsOf(own, filled)).toEqual({ baseUrl: 'Say where your GitHub is.' });
    expect(problemsOf({ ...own, needsConnection: false }, filled)).toEqual({ baseUrl: 'Say where the API is.' });
    expect(problemsOf(own, { ...filled, baseUrl: 'acme' })['baseUrl']).toContain('no web address');
    expect(problemsOf(own, { ...filled, baseUrl: 'javascript:alert(1)' })['baseUrl']).toContain('no web address');
    expect(problemsOf(own, { ...filled, baseUrl: 'https://git.acme.test' })).toEqual({});
  });

  it('goes out without blanks, and without what was typed for another way', () => {
    const filled = { auth: 'token', name: ' ', baseUrl: '', values: { token: ' ghp_1\n', password: 'old' } };
    expect(wishOf(github, filled)).toEqual({ connector: 'github', auth: 'token', values: { token: 'ghp_1' } });
  });
});
