import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../api/problem.ts';
import { blank, missing, MOST_BYTES, saidOf, wantedOf } from './wish.ts';
import { canDo, hostOf, news } from './words.ts';

const file = (text: string): File => new File([text], 'books.yaml');

describe('what is asked for', () => {
  it('is an address without the blanks around it, and no name when none was given', async () => {
    expect(await wantedOf({ ...blank(' https://acme.example.com/openapi.json '), name: ' ' })).toEqual({ url: 'https://acme.example.com/openapi.json' });
  });

  it('is the text of a file, whatever the address said', async () => {
    const filled = { address: 'x', file: file('openapi: 3.1.0'), name: ' acme_books ', baseUrl: 'https://acme.example.com' };
    expect(await wantedOf(filled)).toEqual({ document: 'openapi: 3.1.0', name: 'acme_books', baseUrl: 'https://acme.example.com' });
  });

  it('lacks a document until there is one', () => {
    expect(missing(blank('  '))?.at).toBe('address');
    expect(missing(blank('https://acme.example.com'))).toBeUndefined();
    expect(missing({ ...blank(), file: file('{}') })).toBeUndefined();
  });

  it('is not sent when the server would not take so much, quotes and all', async () => {
    const quotes = { ...blank(), file: file('"'.repeat(MOST_BYTES / 2)) };
    await expect(wantedOf(quotes)).rejects.toThrow('The file has 8.0 MiB; up to 8 MiB are taken.');
    expect(await wantedOf({ ...blank(), file: file('-'.repeat(MOST_BYTES / 2)) })).toHaveProperty('document');
  });
});

describe('a refusal', () => {
  const refused = (status: number, detail: string, hint: string): ApiProblem => new ApiProblem(status, 'Refused', detail, hint);

  it('stands at the field that the server names', () => {
    const name = refused(409, 'There is a connector "acme" already.', 'Send another `name`; …');
    const base = refused(422, 'The document does not say where the API is.', 'Send `baseUrl` along, such as https://api.example.com/v1.');
    expect(saidOf(name, blank('https://a.example'))).toEqual({ at: 'name', detail: name.detail, hint: name.hint });
    expect(saidOf(base, blank('https://a.example')).at).toBe('baseUrl');
    expect(saidOf(refused(422, '`baseUrl` is no web address.', 'Write it whole.'), blank()).at).toBe('baseUrl');
  });

  it('of a document stands where the document is', () => {
    const problem = refused(422, 'The document has no `paths`.', 'It must say which operations there are.');
    expect(saidOf(problem, blank('https://a.example')).at).toBe('address');
    expect(saidOf(problem, { ...blank(), file: file('{}') }).at).toBe('file');
  });

  it('of anything else stands beside them all', () => {
    expect(saidOf(ApiProblem.unreachable(), blank())).not.toHaveProperty('at');
    expect(saidOf(refused(409, 'The keys would go elsewhere.', 'Disconnect them first.'), blank())).not.toHaveProperty('at');
  });
});

it('counts operations by what they do', () => {
  expect(canDo([{ effect: 'DELETE' }, { effect: 'READ' }, { effect: 'READ' }])).toBe('3 operations: 2 read, 1 deletes');
  expect(canDo([{ effect: 'WRITE' }])).toBe('1 operation: 1 changes');
});

it('tells of a newer document only what has happened', () => {
  expect(news({ added: ['a.b'], changed: [], removed: ['a.c'] })).toEqual([
    { label: 'Added', operations: ['a.b'] },
    { label: 'Removed', operations: ['a.c'] },
  ]);
});

it('names the host of an address', () => {
  expect(hostOf('https://api.example.com:8443/v1')).toBe('api.example.com:8443');
  expect(hostOf('over there')).toBe('over there');
});
