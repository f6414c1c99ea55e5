import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.ts';
import type { Session } from '../api/types.ts';

/** Comes in as somebody: what was known of anybody else is forgotten. */
export function useEntering<T>(enter: (how: T) => Promise<Session | null>): UseMutationResult<Session | null, Error, T> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: enter,
    onSuccess: (session) => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
}
