import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { createConversation, send } from '../../api/client.ts';
import { conversationsQuery, endSessionOn401 } from '../../api/queries.ts';
import { paths } from '../paths.ts';

/** Says a wish in a conversation of its own, and goes there. */
export function useSay(said: () => void): UseMutationResult<string, Error, string> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (text) => {
      const known = await client.fetchQuery({ ...conversationsQuery, staleTime: 0 });
      const conversation = known.find(({ untouched }) => untouched)?.id ?? (await createConversation());
      await send(conversation, { text });
      return conversation;
    },
    onSuccess: async (conversation) => {
      said();
      await navigate(paths.conversation(conversation));
      await client.invalidateQueries({ queryKey: conversationsQuery.queryKey });
    },
    onError: (error) => endSessionOn401(client, error),
  });
}
