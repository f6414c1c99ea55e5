import { type UseMutationResult, useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { createConversation } from '../api/client.ts';
import { conversationsQuery, endSessionOn401 } from '../api/queries.ts';
import { paths } from './paths.ts';

const KEY = ['start-conversation'];

/** Opens an empty conversation: the one there is, else a new one. */
export function useStartConversation(): UseMutationResult<string, Error, { replace: boolean }> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationKey: KEY,
    mutationFn: async () => {
      const known = await client.fetchQuery({ ...conversationsQuery, staleTime: 0 });
      return known.find(({ untouched }) => untouched)?.id ?? createConversation();
    },
    onSuccess: async (id, { replace }) => {
      await navigate(paths.conversation(id), { replace });
      await client.invalidateQueries({ queryKey: conversationsQuery.queryKey });
    },
    onError: (error) => endSessionOn401(client, error),
  });
}

/** Whether one is being opened, from wherever on the page. */
export function useIsStarting(): boolean {
  return useIsMutating({ mutationKey: KEY }) > 0;
}
