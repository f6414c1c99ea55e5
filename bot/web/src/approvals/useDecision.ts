import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, parley, type Schema } from '../api/parley.ts';
import { asProblem } from '../api/problem.ts';
import { pendingApprovalsQuery } from './queries.ts';
import type { Approval } from './whose.ts';

const CONFLICT = 409;

/** Answers a question; once it is decided, it is no longer among the open ones. Where others were quicker, the list says so by itself; a second click changes nothing. */
export function useDecision(approval: Approval, onDecided: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema['ApprovalsAnswer']) => answer(parley.POST('/api/approvals/{id}/decision', { params: { path: { id: approval.id } }, body })),
    onSuccess: (decided) => {
      if (decided.state === 'pending') {
        notifications.show({ color: 'teal', title: 'Your voice counts', message: 'Others have to agree before the run goes on.' });
        return client.invalidateQueries({ queryKey: ['approvals'] });
      }
      notifications.show({ color: 'teal', title: decided.state.charAt(0).toUpperCase() + decided.state.slice(1), message: `"${approval.workflowName}" goes on.` });
      onDecided();
      client.setQueryData<Approval[]>(pendingApprovalsQuery.queryKey, (known) => known?.filter(({ id }) => id !== approval.id));
      return client.invalidateQueries({ queryKey: ['approvals'] });
    },
    onError: (error) => {
      if (asProblem(error).status === CONFLICT) void client.invalidateQueries({ queryKey: ['approvals'] });
    },
  });
}
