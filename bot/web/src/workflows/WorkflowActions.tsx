import { ActionIcon, Menu } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconDots, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { answer, parley } from '../api/parley.ts';
import { asProblem } from '../api/problem.ts';
import { execute } from '../canvas/api.ts';
import { paths } from '../shell/paths.ts';
import { workflowsQuery } from './workflowsQuery.ts';

/** What can be done with a workflow from the list. */
export function WorkflowActions({ id, name, isLive }: { id: string; name: string; isLive: boolean }): ReactNode {
  const navigate = useNavigate();
  const client = useQueryClient();
  const tell = (error: unknown): void => {
    const { title, detail, hint } = asProblem(error);
    notifications.show({ color: 'red', title, message: [detail, hint].filter(Boolean).join(' ') });
  };
  const run = useMutation({ mutationFn: () => execute(id, 'live', undefined), onSuccess: (execution) => navigate(paths.run(execution)), onError: tell });
  const remove = useMutation({
    mutationFn: () => answer(parley.DELETE('/api/workflows/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: workflowsQuery.queryKey }),
    onError: tell,
  });
  const confirmRemoval = (): void => {
    modals.openConfirmModal({
      title: `Delete ${name}?`,
      children: 'The draft and its history are gone then.',
      labels: { confirm: 'Delete', cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(),
    });
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More about ${name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlayerPlay size={15} />} disabled={!isLive} onClick={() => run.mutate()}>
          Run the live version
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={15} />} disabled={isLive} onClick={confirmRemoval}>
          Delete the draft
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
