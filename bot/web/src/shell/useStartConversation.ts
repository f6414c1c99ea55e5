import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { createConversation } from '../api/client.ts';
import { conversationsQuery, endSessionOn401 } from '../api/queries.ts';
import { open } from './useRoute.ts';

export function useStartConversation(): UseMutationResult<string, Error, { replace: boolean }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => createConversation(),
    onSuccess: async (id, { replace }) => {
      open(id, { replace });
      await client.invalidateQueries({ queryKey: conversationsQuery.queryKey });
    },
    onError: (error) => endSessionOn401(client, error),
  });
}
