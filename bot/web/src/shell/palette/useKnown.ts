import { useQuery } from '@tanstack/react-query';
import { answer, parley } from '../../api/parley.ts';
import { conversationsQuery, sessionQuery } from '../../api/queries.ts';
import { connectionsQuery } from '../../connections/api.ts';
import { useMay } from '../../console/useMay.ts';
import { peopleQuery } from '../../people/usePeople.ts';
import { workflowsQuery } from '../../workflows/workflowsQuery.ts';
import { paths } from '../paths.ts';
import { placesFor } from '../places.tsx';
import type { Known } from './entries.ts';
import { useMeant } from './useMeant.ts';

/** What the palette can lead to; a kind that has not come yet is empty. */
export function useKnown(query: string): Known {
  const workflows = useQuery(workflowsQuery);
  const runs = useQuery({
    queryKey: ['executions', 'newest'],
    queryFn: async ({ signal }) => (await answer(parley.GET('/api/executions', { params: { query: { limit: 50 } }, signal }))).items,
  });
  const connections = useQuery(connectionsQuery);
  const conversations = useQuery(conversationsQuery);
  const people = useQuery({ ...peopleQuery, enabled: useMay('govern') });
  return {
    places: useHere(),
    workflows: workflows.data ?? [],
    connections: connections.data ?? [],
    conversations: (conversations.data ?? []).filter(({ untouched }) => !untouched),
    runs: runs.data ?? [],
    people: people.data ?? [],
    meant: useMeant(query),
  };
}

function useHere(): Known['places'] {
  const { data: session } = useQuery(sessionQuery);
  const mayConnect = useMay('connect');
  return [
    ...(session ? placesFor(session) : []),
    ...(mayConnect ? [{ path: paths.connect(), label: 'Connect a system', about: 'add integration app service login key oauth' }] : []),
    { path: paths.account, label: 'My account', about: 'profile password sessions sign out appearance dark light theme api key' },
  ];
}
