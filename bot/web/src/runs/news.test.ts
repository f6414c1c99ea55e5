import { describe, expect, it } from 'vitest';
import { countNew, type RunPage, withChanged, withNews } from './news.ts';
import type { Run, RunStatus } from './words.ts';

function run(id: number, status: RunStatus = 'SUCCEEDED'): Run {
  return {
    id: String(id).padStart(4, '0'),
    workflow: 'w',
    workflowName: 'W',
    mode: 'live',
    trigger: 'manual',
    status,
    startedAt: '2026-11-21T10:00:00Z',
  };
}

function page(next: string | undefined, ...items: Run[]): RunPage {
  return next === undefined ? { items } : { items, next };
}

function ids(pages: RunPage[]): number[] {
  return pages.flatMap(({ items }) => items.map(({ id }) => Number(id)));
}

describe('the list of runs with the newest page as it is now', () => {
  const known = [page('0004', run(5), run(4)), page('0002', run(3), run(2))];

  it('puts new runs first and keeps where it goes on', () => {
    const now = withNews(known, page('0005', run(6), run(5)));
    expect(ids(now)).toEqual([6, 5, 4, 3, 2]);
    expect(now.at(-1)?.next).toBe('0002');
  });

  it('replaces runs that changed', () => {
    const now = withNews(known, page('0004', run(5, 'FAILED'), run(4)));
    expect(now[0]?.items[0]?.status).toBe('FAILED');
    expect(ids(now)).toEqual([5, 4, 3, 2]);
  });

  it('lets go what no longer fits the filter', () => expect(ids(withNews(known, page('0003', run(5), run(3))))).toEqual([5, 3, 2]));

  it('begins anew when more is new than a page holds', () => expect(ids(withNews(known, page('0008', run(9), run(8))))).toEqual([9, 8]));

  it('is the page alone when there are no others', () => expect(ids(withNews(known, page(undefined, run(5))))).toEqual([5]));

  it('is untouched when nothing changed', () => expect(withNews(known, page('0004', run(5), run(4)))).toBe(known));

  it('counts what is new', () => {
    expect(countNew(known, page('0005', run(7), run(6), run(5)))).toBe(2);
    expect(countNew([], page(undefined, run(1)))).toBe(1);
  });

  it('changes runs further down in their places', () => {
    const now = withChanged(known, [run(3, 'CANCELLED')]);
    expect(now[1]?.items[0]?.status).toBe('CANCELLED');
    expect(now[0]).toBe(known[0]);
  });
});
