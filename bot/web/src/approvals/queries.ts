import { queryOptions } from '@tanstack/react-query';
import { answer, parley } from '../api/parley.ts';

/** More are not asked for at once; who has more open questions decides the most urgent first. */
export const MOST_APPROVALS = 200;
const NEWS_MILLIS = 5_000;

export const pendingApprovalsQuery = queryOptions({
  queryKey: ['approvals', 'pending'],
  queryFn: ({ signal }) => fetchApprovals('pending', signal),
  refetchInterval: NEWS_MILLIS,
});

export const allApprovalsQuery = queryOptions({
  queryKey: ['approvals', 'all'],
  queryFn: ({ signal }) => fetchApprovals('all', signal),
  refetchInterval: NEWS_MILLIS * 3,
});

async function fetchApprovals(state: 'pending' | 'all', signal: AbortSignal) {
  return (await answer(parley.GET('/api/approvals', { params: { query: { state, limit: MOST_APPROVALS } }, signal }))).items;
}
