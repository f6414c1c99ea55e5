import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { asProblem } from '../api/problem.ts';
import { createWorkflow } from '../canvas/api.ts';
import { May } from '../console/May.tsx';
import { paths } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { workflowsQuery } from './workflowsQuery.ts';

/** Begins an empty workflow and opens it on the canvas. */
export function NewWorkflow(): ReactNode {
  const navigate = useNavigate();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: () => createWorkflow({ parley: 1, name: 'New workflow', trigger: { type: 'manual' }, nodes: [], edges: [] }),
    onSuccess: async (id) => {
      await navigate(paths.workflow(id));
      await client.invalidateQueries({ queryKey: workflowsQuery.queryKey });
    },
    onError: (error) => {
      const { title, detail } = asProblem(error);
      notifications.show({ color: 'red', title, message: detail ?? '' });
    },
  });
  return (
    <May deed="change">
      <Button look="primary" isBusy={create.isPending} onClick={() => create.mutate()}>
        New workflow
      </Button>
    </May>
  );
}
