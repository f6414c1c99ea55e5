import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, parley, type Schema } from '../api/parley.ts';
import { isRecord } from '../api/reading.ts';
import { fetchTrace } from '../api/trace.ts';
import { type RunFilters, since, writeFilters } from './filters.ts';
import type { RunPage } from './news.ts';
import { hasEnded } from './words.ts';

const PAGE = 200;
const LOG_MILLIS = 5_000;
const ALL_OPERATIONS_AGE_MILLIS = 300_000;

/** One page of runs, newest first; `before` is the last page's `next`. */
export async function fetchRuns(filters: RunFilters, before?: string, signal?: AbortSignal): Promise<RunPage> {
  const { workflow, status, started } = filters;
  const mode = filters.mode === undefined ? undefined : filters.mode === 'live' ? 'LIVE' : 'TEST';
  const query = { workflow, status, mode, since: since(started, new Date()), before, limit: PAGE, brief: true } as const;
  return answer(parley.GET('/api/executions', { params: { query: defined(query) }, ...(signal === undefined ? {} : { signal }) }));
}

export function runListQuery(filters: RunFilters) {
  return infiniteQueryOptions({
    queryKey: ['executions', 'list', writeFilters(filters)],
    queryFn: ({ pageParam, signal }) => fetchRuns(filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    // What is new is asked for by itself; a thousand pages are never asked for again.
    staleTime: Infinity,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

export function runQuery(id: string) {
  return queryOptions({
    queryKey: ['executions', 'one', id],
    queryFn: ({ signal }) => answer(parley.GET('/api/executions/{id}', { params: { path: { id } }, signal })),
  });
}

export function traceQuery(id: string) {
  return queryOptions({
    queryKey: ['executions', 'trace', id],
    queryFn: ({ signal }) => fetchTrace(id, signal),
    // From then on news come by the stream.
    staleTime: Infinity,
    refetchOnMount: 'always',
    structuralSharing: false,
  });
}

/** The workflow as it was when the run began. */
export function runWorkflowQuery(id: string) {
  return queryOptions({
    queryKey: ['executions', 'workflow', id],
    queryFn: ({ signal }) => answer(parley.GET('/api/executions/{id}/workflow', { params: { path: { id } }, signal })),
    staleTime: Infinity,
  });
}

/** What started a run; of a webhook's call that is the body, which alone can be replaced. Nothing where it began with nothing. */
export function runStartQuery(id: string) {
  return queryOptions({
    queryKey: ['executions', 'start', id],
    queryFn: async ({ signal }) => ({ json: startOf(await answer(parley.GET('/api/executions/{id}/beginning', { params: { path: { id } }, signal }))) }),
    staleTime: Infinity,
  });
}

function startOf({ trigger, payload, input }: Schema['ExecutionsBeginning']): unknown {
  return (trigger === 'webhook' && isRecord(payload) ? payload['body'] : (input ?? payload)) ?? undefined;
}

/** What happened to a step, in words; asked for again whenever its spans change, and while people may say something about it. */
export function stepLogQuery(id: string, step: string, statuses: string, isOver: boolean) {
  return queryOptions({
    queryKey: ['executions', 'log', id, step, statuses],
    queryFn: async ({ signal }) => (await answer(parley.GET('/api/executions/{id}/steps/{step}/log', { params: { path: { id, step } }, signal }))).items,
    placeholderData: keepPreviousData,
    refetchInterval: isOver ? false : LOG_MILLIS,
  });
}

export const operationsQuery = queryOptions({
  queryKey: ['operations'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/operations', { signal }))).items,
  staleTime: ALL_OPERATIONS_AGE_MILLIS,
});

/** What went another way than in another run. */
export function comparisonQuery(id: string, against: string) {
  return queryOptions({
    queryKey: ['executions', 'diff', id, against],
    queryFn: ({ signal }) => answer(parley.GET('/api/executions/{id}/diff', { params: { path: { id }, query: { against } }, signal })),
    staleTime: Infinity,
  });
}

/** Runs of the same workflow that it can be compared with. */
export function comparableRunsQuery(workflow: string) {
  return queryOptions({
    queryKey: ['executions', 'comparable', workflow],
    queryFn: async ({ signal }) => {
      const filters: RunFilters = { workflow, status: undefined, mode: undefined, started: undefined };
      return (await fetchRuns(filters, undefined, signal)).items.filter(({ status }) => hasEnded(status));
    },
  });
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
