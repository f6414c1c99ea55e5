import { queryOptions } from '@tanstack/react-query';
import { answer, parley } from '../api/parley.ts';

export const workflowsQuery = queryOptions({
  queryKey: ['workflows'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/workflows', { signal }))).items,
});
