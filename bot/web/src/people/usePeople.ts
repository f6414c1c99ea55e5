import { queryOptions, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, parley, type Schema } from '../api/parley.ts';

export type Person = Schema['PeoplePerson'];
export type Invitation = Schema['InvitationsInvitation'];

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/people', { signal }))).items,
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async ({ signal }) => (await answer(parley.GET('/api/invitations', { signal }))).items,
});

/** A change to who belongs here; the lists are asked for anew. */
function useChange<T, R>(change: (what: T) => Promise<R>): UseMutationResult<R, Error, T> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['people'] });
      await client.invalidateQueries({ queryKey: ['invitations'] });
    },
  });
}

export function useInvite(): UseMutationResult<Invitation, Error, { email: string; roles: string[] }> {
  return useChange((body) => answer(parley.POST('/api/invitations', { body })));
}

export function useTakeBack(): UseMutationResult<void, Error, string> {
  return useChange(async (id) => {
    await parley.DELETE('/api/invitations/{id}', { params: { path: { id } } });
  });
}

export function useChangeRoles(): UseMutationResult<Person, Error, { id: string; roles: string[] }> {
  return useChange(({ id, roles }) => answer(parley.PATCH('/api/people/{id}', { params: { path: { id } }, body: { roles } })));
}

export function useRemove(): UseMutationResult<void, Error, string> {
  return useChange(async (id) => {
    await parley.DELETE('/api/people/{id}', { params: { path: { id } } });
  });
}

export function useResetLink(): UseMutationResult<Schema['PeopleResetLink'], Error, string> {
  return useMutation({ mutationFn: (id) => answer(parley.POST('/api/people/{id}/reset', { params: { path: { id } } })) });
}
