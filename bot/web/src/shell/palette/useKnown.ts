import { useQuery } from '@tanstack/react-query';
import { answer, parley } from '../../api/parley.ts';
import { conversationsQuery } from '../../api/queries.ts';
import { connectionsQuery } from '../../connections/api.ts';
import { workflowsQuery } from '../../workflows/workflowsQuery.ts';
import { paths } from '../paths.ts';
import { PLACES } from '../places.tsx';
import type { Known } from './entries.ts';

const HERE = [...PLACES.map(({ path, label }) => ({ path, label })), { path: paths.connect(), label: 'Connect a system' }, { path: paths.account, label: 'My account' }];

/** What the palette can lead to; a kind that has not come yet is empty. */
export function useKnown(): Known {
  const workflows = useQuery(workflowsQuery);
  const runs = useQuery({
    queryKey: ['executions', 'newest'],
    queryFn: async ({ signal }) => (await answer(parley.GET('/api/executions', { params: { query: { limit: 50 } }, signal }))).items,
  });
  const connections = useQuery(connectionsQuery);
  const conversations = useQuery(conversationsQuery);
  return {
    places: HERE,
    workflows: workflows.data ?? [],
    connections: connections.data ?? [],
    conversations: (conversations.data ?? []).filter(({ untouched }) => !untouched),
    runs: runs.data ?? [],
  };
}
