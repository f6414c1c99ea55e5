import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { signOut } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';

/** This browser forgets who was here, and shows the sign-in form. */
export function useSignOut(): UseMutationResult<void, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => client.setQueryData(sessionQuery.queryKey, null),
  });
}
