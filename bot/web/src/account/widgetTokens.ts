import { queryOptions, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, parley, type Schema } from '../api/parley.ts';

export type WidgetToken = Schema['GivenTokensView'];

/** On which pages the chat acts for this person. */
export const widgetTokensQuery = queryOptions({
  queryKey: ['widget-tokens'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/widget/tokens', { signal }))).items,
});

/** Signs the chat on a page out. */
export function useTakeBack(): UseMutationResult<unknown, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id) => parley.DELETE('/api/widget/tokens/{id}', { params: { path: { id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: widgetTokensQuery.queryKey }),
  });
}
