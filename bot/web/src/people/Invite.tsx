import { Group, Select, Stack, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type ReactNode, useState } from 'react';
import type { Role } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { LinkToSend } from './LinkToSend.tsx';
import { freeRoles, givenBy, MEANING } from './roles.ts';
import { useInvite } from './usePeople.ts';

export function openInvite(by: Role): void {
  modals.open({ title: 'Invite somebody', children: <Invite by={by} /> });
}

function Invite({ by }: { by: Role }): ReactNode {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const [asked, setAsked] = useState('');
  const invite = useInvite();
  if (invite.data?.link !== undefined) {
    return (
      <LinkToSend link={invite.data.link}>
        Send this link to {invite.data.email}. It opens the door once, within a week, and is not shown again.
      </LinkToSend>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate({ email, roles: [role, ...freeRoles(asked)] });
      }}
    >
      <Stack gap="md">
        <TextInput label="E-mail" type="email" required data-autofocus value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <Select
          label="Role"
          description={MEANING[role]}
          descriptionProps={{ mb: 6 }}
          allowDeselect={false}
          data={[...givenBy(by)]}
          value={role}
          onChange={(value) => setRole(givenBy(by).find((one) => one === value) ?? role)}
        />
        <TextInput
          label="Asked as"
          descriptionProps={{ mb: 6 }}
          description="Words by which approvals ask this person, such as lead or ops"
          value={asked}
          onChange={(event) => setAsked(event.currentTarget.value)}
        />
        {invite.isError && <ProblemNotice error={invite.error} />}
        <Group justify="flex-end">
          <Button type="submit" look="primary" isBusy={invite.isPending}>
            Make the link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
