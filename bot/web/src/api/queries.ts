import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { fetchConversations, fetchSession } from './client.ts';
import { ApiProblem } from './problem.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => fetchSession(signal),
  staleTime: Infinity,
});

export const conversationsQuery = queryOptions({
  queryKey: ['conversations'],
  queryFn: ({ signal }) => fetchConversations(signal),
  refetchInterval: 30_000,
});

/** The one cache of server state. A 401 from anywhere means: show the sign-in form. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => endSessionOn401(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => lookAgainOn403(client, error) }),
    defaultOptions: { queries: { retry: (failures, error) => failures < 2 && isTransient(error), staleTime: 10_000 } },
  });
  return client;
}

export function endSessionOn401(client: QueryClient, error: unknown): void {
  if (error instanceof ApiProblem && error.isUnauthorized) client.setQueryData(sessionQuery.queryKey, null);
}

/** Somebody may less than when the page was opened: the buttons follow. */
function lookAgainOn403(client: QueryClient, error: unknown): void {
  if (error instanceof ApiProblem && error.status === 403) void client.invalidateQueries({ queryKey: sessionQuery.queryKey, exact: true });
}

function isTransient(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
}
