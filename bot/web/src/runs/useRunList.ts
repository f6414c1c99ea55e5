import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { answer, parley } from '../api/parley.ts';
import type { RunFilters } from './filters.ts';
import { countNew, type RunPage, withChanged, withNews } from './news.ts';
import { fetchRuns, runListQuery } from './queries.ts';
import { hasEnded, type Run } from './words.ts';

const NEWS_MILLIS = 4_000;
/** While every run has ended only a new one is news. */
const CALM_NEWS_MILLIS = 12_000;
/** Open runs further down are asked for one by one; so many at once. */
const MOST_ASKED = 8;
/** Beyond this nobody scrolls; narrowing finds it sooner. */
export const MOST_RUNS = 100_000;

export interface RunList {
  query: ReturnType<typeof useInfiniteQuery<RunPage, Error, InfiniteData<RunPage>>>;
  runs: Run[];
  isTooMuch: boolean;
  /** New ones that are not shown yet, because the reader is further down. */
  waiting: number;
  /** What is in sight: whether that is the top, and which runs. */
  seen: (isAtTop: boolean, runs: Run[]) => void;
  more: () => void;
}

/** The runs that fit, page by page, kept fresh at the top and wherever the reader looks. */
export function useRunList(filters: RunFilters): RunList {
  const client = useQueryClient();
  const options = runListQuery(filters);
  const query = useInfiniteQuery(options);
  const sight = useRef<{ isAtTop: boolean; runs: Run[] }>({ isAtTop: true, runs: [] });
  const pages = query.data?.pages;
  const runs = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages]);
  const isBusy = useMemo(() => runs.some(({ status }) => !hasEnded(status)), [runs]);

  const news = useQuery({
    queryKey: [...options.queryKey, 'news'],
    queryFn: async ({ signal }) => {
      const newest = await fetchRuns(filters, undefined, signal);
      const oldest = newest.items.at(-1)?.id;
      const below = sight.current.runs.filter(({ id, status }) => !hasEnded(status) && oldest !== undefined && id < oldest);
      const changed = await Promise.all(
        below.slice(0, MOST_ASKED).map(({ id }) => answer(parley.GET('/api/executions/{id}', { params: { path: { id } }, signal }))),
      );
      return { newest, changed };
    },
    enabled: query.isSuccess,
    // What was just loaded needs no asking; a hidden page does not ask at all, and asks at once when it is seen again.
    initialData: () => (pages?.[0] === undefined ? undefined : { newest: pages[0], changed: [] }),
    initialDataUpdatedAt: query.dataUpdatedAt,
    staleTime: NEWS_MILLIS,
    refetchOnWindowFocus: 'always',
    refetchInterval: isBusy ? NEWS_MILLIS : CALM_NEWS_MILLIS,
    gcTime: 0,
  });

  const latest = news.data;
  const waiting = latest === undefined || pages === undefined ? 0 : countNew(pages, latest.newest);
  const apply = (isAtTop: boolean): void => {
    if (latest === undefined) return;
    client.setQueryData<InfiniteData<RunPage, string | undefined>>(options.queryKey, (known) => {
      if (known === undefined) return known;
      const changed = withChanged(known.pages, [...latest.changed, ...latest.newest.items]);
      const next = isAtTop ? withNews(changed, latest.newest) : changed;
      const params = next.length === known.pageParams.length ? known.pageParams : next.map((_, place) => known.pageParams[place]);
      return { pages: next, pageParams: params };
    });
  };
  const applied = useRef(apply);
  applied.current = apply;
  useEffect(() => applied.current(sight.current.isAtTop), [latest]);

  return {
    query,
    runs,
    waiting,
    isTooMuch: runs.length >= MOST_RUNS,
    seen: (isAtTop, inSight) => {
      const arrives = isAtTop && !sight.current.isAtTop;
      sight.current = { isAtTop, runs: inSight };
      if (arrives) applied.current(true);
    },
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage && runs.length < MOST_RUNS) void query.fetchNextPage();
    },
  };
}
