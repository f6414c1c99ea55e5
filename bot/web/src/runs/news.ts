import type { Run } from './words.ts';

export interface RunPage {
  items: Run[];
  next?: string;
}

/**
 * What is known, newest first, with the newest page as it is now. Runs that changed are replaced, new ones come first, those that no longer
 * fit the filter go. When more is new than a page holds, what lies between is not known: the list begins anew with that page.
 */
export function withNews(pages: RunPage[], newest: RunPage): RunPage[] {
  const known = pages.flatMap(({ items }) => items);
  const oldestNew = newest.items.at(-1);
  if (newest.next === undefined || oldestNew === undefined) return [newest];
  const older = known.findIndex(({ id }) => id < oldestNew.id);
  const touches = known.some(({ id }) => id >= oldestNew.id);
  if (!touches) return [newest];
  if (older === -1) return [newest];
  const first = known.slice(0, older);
  if (same(first, newest.items)) return pages;
  return [{ items: [...newest.items, ...known.slice(older)], ...nextOf(pages) }];
}

/** With these runs as they are now, in their places. */
export function withChanged(pages: RunPage[], changed: Run[]): RunPage[] {
  const byId = new Map(changed.map((run) => [run.id, run]));
  return pages.map((page) =>
    page.items.some(({ id }) => byId.has(id)) ? { ...page, items: page.items.map((run) => byId.get(run.id) ?? run) } : page,
  );
}

/** How many of the newest page are not known yet. */
export function countNew(pages: RunPage[], newest: RunPage): number {
  const first = pages[0]?.items[0];
  return first === undefined ? newest.items.length : newest.items.filter(({ id }) => id > first.id).length;
}

function nextOf(pages: RunPage[]): Pick<RunPage, 'next'> {
  const next = pages.at(-1)?.next;
  return next === undefined ? {} : { next };
}

function same(known: Run[], now: Run[]): boolean {
  return known.length === now.length && known.every((run, i) => run.id === now[i]?.id && run.status === now[i]?.status);
}
