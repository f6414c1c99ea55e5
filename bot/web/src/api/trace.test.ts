import { afterEach, expect, it, vi } from 'vitest';
import { parley } from './parley.ts';
import { fetchTrace } from './trace.ts';

afterEach(() => vi.restoreAllMocks());

/** @returns what was asked for, in the order of the questions */
function answering(parts: Record<string, object>): string[] {
  const asked: string[] = [];
  const get = (_path: string, { params }: { params: { query: { after: string } } }): unknown => {
    asked.push(params.query.after);
    return Promise.resolve({ data: parts[params.query.after] });
  };
  vi.spyOn(parley, 'GET').mockImplementation(get as typeof parley.GET);
  return asked;
}

it('asks once for a run that comes at once', async () => {
  const asked = answering({ 0: { items: [{ node: 'a' }] } });
  expect((await fetchTrace('r')).map((span) => span.node)).toEqual(['a']);
  expect(asked).toEqual(['0']);
});

it('puts the parts of a larger run together, in their order', async () => {
  const asked = answering({ 0: { items: [{ node: 'a' }, { node: 'b' }], next: '2~5~loop' }, '2~5~loop': { items: [{ node: 'c' }] } });
  expect((await fetchTrace('r')).map((span) => span.node)).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual(['0', '2~5~loop']);
});
