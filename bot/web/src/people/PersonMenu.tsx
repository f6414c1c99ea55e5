import { ActionIcon, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDots, IconKey, IconUserMinus } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { Waiting } from '../shell/Landing.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { LinkToSend } from './LinkToSend.tsx';
import { type Person, useRemove, useResetLink } from './usePeople.ts';

/** What can be done about somebody beside their role. */
export function PersonMenu({ person }: { person: Person }): ReactNode {
  const remove = useRemove();
  const askWhetherToRemove = (): void => {
    modals.openConfirmModal({
      title: `Remove ${person.name}?`,
      children: <Text size="sm">Their sessions and API keys end at once. What they did stays under their name.</Text>,
      labels: { confirm: 'Remove', cancel: 'Keep' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(person.id, {
          onError: (error) => modals.open({ title: `${person.name} stays`, children: <ProblemNotice error={error} /> }),
        }),
    });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More about ${person.name}`} loading={remove.isPending}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconKey size={16} />}
          onClick={() => modals.open({ title: 'A link for a new password', children: <ResetLink person={person} /> })}
        >
          Link for a new password
        </Menu.Item>
        <Menu.Item leftSection={<IconUserMinus size={16} />} color="red" onClick={askWhetherToRemove}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ResetLink({ person }: { person: Person }): ReactNode {
  const { mutate, data, error } = useResetLink();
  useEffect(() => mutate(person.id), [mutate, person.id]);
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <Waiting label="Making the link" />;
  return (
    <LinkToSend link={data.link}>
      Send this link to {person.name}. It works once, within a day, and is not shown again: whoever has it can sign in as them.
    </LinkToSend>
  );
}
