import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.ts';
import type { Deed, Refusal } from '../api/types.ts';

/**
 * Whether whoever is here may do such things: a button that the server would refuse is not offered. That the server decides in any case
 * is why an answer that is still on its way counts as yes.
 */
export function useMay(deed: Deed): boolean {
  return useRefusal(deed) === undefined;
}

/** Why not, and whom to ask; undefined for whoever may. */
export function useRefusal(deed: Deed): Refusal | undefined {
  return useQuery(sessionQuery).data?.refusals.find((refusal) => refusal.deed === deed);
}
