import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { freshConversation, signOut } from './client.ts';
import type { Grant, GrantDrawer } from './grant.ts';
import { conversationQuery, grantQuery } from './queries.ts';

interface Visit {
  grant: Grant | null;
  enter: (grant: Grant) => void;
  leave: () => void;
  /** Goes on with an empty conversation. */
  begin: () => void;
  isBeginning: boolean;
  problem: Error | null;
}

/** Who talks here, and what about: coming in, beginning anew, going. */
export function useVisit(drawer: GrantDrawer): Visit {
  const client = useQueryClient();
  const { data: grant = null } = useQuery({ ...grantQuery, initialData: () => drawer.get() ?? null });

  // Parley does not know the token any more.
  useEffect(() => {
    if (grant === null) drawer.put(undefined);
  }, [grant, drawer]);

  const enter = useCallback(
    (next: Grant): void => {
      drawer.put(next);
      // What somebody else had here is not this person's. Reset, not removed: who watches a query goes on watching it.
      void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== grantQuery.queryKey[0] });
      client.setQueryData(grantQuery.queryKey, next);
    },
    [client, drawer],
  );
  const leaving = useMutation({
    mutationFn: signOut,
    // A token that could not be given back ends by itself; this page forgets it in any case.
    onSettled: () => client.setQueryData(grantQuery.queryKey, null),
  });
  const beginning = useMutation({
    mutationFn: freshConversation,
    onSuccess: (id) => client.setQueryData(conversationQuery.queryKey, id),
  });
  return {
    grant,
    enter,
    leave: () => leaving.mutate(),
    begin: () => beginning.mutate(),
    isBeginning: beginning.isPending,
    problem: beginning.error,
  };
}
