import { describe, expect, it } from 'vitest';
import { isNarrowed, readFilters, since, writeFilters } from './filters.ts';

describe('filters in the address', () => {
  it('are read and written alike', () => {
    const params = { workflow: 'abc', status: 'failed', mode: 'test', started: 'week' };
    expect(writeFilters(readFilters(new URLSearchParams(params)))).toEqual(params);
  });

  it('are none when the address says nothing or nonsense', () => {
    expect(isNarrowed(readFilters(new URLSearchParams()))).toBe(false);
    expect(isNarrowed(readFilters(new URLSearchParams('status=odd&mode=&started=never')))).toBe(false);
  });

  it('begin on a whole minute', () => {
    expect(since('hour', new Date('2026-11-21T10:33:12.474Z'))).toBe('2026-11-21T09:33:00.000Z');
    expect(since(undefined, new Date())).toBeUndefined();
  });
});
