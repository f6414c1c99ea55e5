import { queryOptions, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, parley, type Schema } from '../api/parley.ts';

export type OpenSession = Schema['SessionsView'];

/** Where this person is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/sessions', { signal }))).items,
});

/** Ends one of them, or all others when none is named. */
export function useSignOutElsewhere(): UseMutationResult<void, Error, string | undefined> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id) => {
      if (id === undefined) await parley.DELETE('/api/sessions');
      else await parley.DELETE('/api/sessions/{id}', { params: { path: { id } } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
