import { ActionIcon, Menu } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconDots, IconRepeat, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useActions, useEditing } from '../editor/Editor.ts';
import { copied, pasted } from '../model/clipboard.ts';
import { removeSteps, wrap } from '../model/graph.ts';

/** What can be done with a step as a whole. */
export function StepMenu({ id }: { id: string }): ReactNode {
  const { workflow } = useEditing();
  const { edit, select, offer } = useActions();
  const duplicate = (): void => {
    const result = pasted(workflow, copied(workflow, [id]));
    if (result === undefined) return;
    edit(() => result.workflow);
    select(result.ids);
  };
  const inLoop = (): void => {
    const result = wrap(workflow, [id], 'logic.for_each');
    if (result === undefined) return;
    edit(() => result.workflow);
    select([result.id]);
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="More about this step">
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconAlertTriangle size={15} />} onClick={() => offer({ after: { id, when: 'error' } })}>
          Add a step for errors
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={duplicate}>
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={<IconRepeat size={15} />} onClick={inLoop}>
          Put into a loop
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => edit((before) => removeSteps(before, [id]))}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
