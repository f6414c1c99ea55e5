import { queryOptions } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.ts';
import { currentConversation } from './client.ts';
import type { Grant } from './grant.ts';

/** How long a page waits before it tries again by itself. */
const RETRY_MILLIS = 5_000;

/** Who is here; null for nobody. Stands where the console has its session, so that a 401 from anywhere ends it. */
export const grantQuery = queryOptions<Grant | null>({
  queryKey: [...sessionQuery.queryKey],
  queryFn: () => null,
  enabled: false,
  staleTime: Infinity,
  gcTime: Infinity,
});

/** The conversation that is shown. */
export const conversationQuery = queryOptions({
  queryKey: ['widget-conversation'],
  queryFn: ({ signal }) => currentConversation(signal),
  staleTime: Infinity,
  gcTime: Infinity,
  refetchInterval: ({ state }) => (state.status === 'error' ? RETRY_MILLIS : false),
});
