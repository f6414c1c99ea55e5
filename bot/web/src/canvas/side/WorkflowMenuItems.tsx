import { Menu } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconDownload, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { answer, parley } from '../../api/parley.ts';
import { asProblem } from '../../api/problem.ts';
import { paths } from '../../shell/paths.ts';
import { createWorkflow } from '../api.ts';
import { useEditing } from '../editor/Editor.ts';

/** What can be done with the workflow as a whole. */
export function WorkflowMenuItems(): ReactNode {
  const { id, workflow, draft, canEdit } = useEditing();
  const navigate = useNavigate();
  const client = useQueryClient();
  const tell = (error: unknown): void => {
    const { title, detail, hint } = asProblem(error);
    notifications.show({ color: 'red', title, message: [detail, hint].filter(Boolean).join(' ') });
  };
  const duplicate = useMutation({
    mutationFn: () => createWorkflow({ ...workflow, name: `${workflow.name} (copy)` }),
    onSuccess: (copy) => navigate(paths.workflow(copy)),
    onError: tell,
  });
  const remove = useMutation({
    mutationFn: () => answer(parley.DELETE('/api/workflows/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      await navigate(paths.workflows);
      await client.invalidateQueries({ queryKey: ['workflows'] });
    },
    onError: tell,
  });
  const confirmRemoval = (): void => {
    modals.openConfirmModal({
      title: `Delete ${workflow.name}?`,
      children: 'The draft and its history are gone then.',
      labels: { confirm: 'Delete', cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(),
    });
  };
  const download = (): void => {
    const url = URL.createObjectURL(new Blob([JSON.stringify(workflow, null, 2)], { type: 'application/json' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: `${workflow.name || 'workflow'}.json` });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <>
      <Menu.Item leftSection={<IconDownload size={15} />} onClick={download}>
        Export as JSON
      </Menu.Item>
      {canEdit && (
        <>
          <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => duplicate.mutate()}>
            Duplicate
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={15} />}
            disabled={draft.liveVersion !== undefined}
            onClick={confirmRemoval}
          >
            {draft.liveVersion === undefined ? 'Delete' : 'Delete (published ones are kept)'}
          </Menu.Item>
        </>
      )}
    </>
  );
}
