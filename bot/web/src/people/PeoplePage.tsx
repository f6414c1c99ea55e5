import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { Empty } from '../console/Empty.tsx';
import { Loaded } from '../console/Loaded.tsx';
import { Page } from '../console/Page.tsx';
import { useMay } from '../console/useMay.ts';
import { Button } from '../ui/Button.tsx';
import { InvitationTable } from './InvitationTable.tsx';
import { openInvite } from './Invite.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { invitationsQuery, peopleQuery } from './usePeople.ts';

export default function PeoplePage(): ReactNode {
  const role = useQuery(sessionQuery).data?.role ?? 'viewer';
  const mayGovern = useMay('govern');
  const people = useQuery({ ...peopleQuery, enabled: mayGovern });
  const invitations = useQuery({ ...invitationsQuery, enabled: mayGovern });
  if (!mayGovern) {
    return (
      <Page title="People" deed="govern">
        <Empty title="For owners and admins">Who belongs here, and in which role, is theirs to decide.</Empty>
      </Page>
    );
  }
  const invite = (
    <Button look="primary" onClick={() => openInvite(role)}>
      Invite
    </Button>
  );
  return (
    <Page title="People" lead="Who belongs to your organization, what they may do, and as what approvals ask them." actions={invite}>
      <Loaded query={people}>{(items) => <PeopleTable items={items} by={role} />}</Loaded>
      <Loaded query={invitations} skeleton={null}>
        {(items) =>
          items.length > 0 && (
            <section>
              <Title order={2} size="h4" mt="xl" mb="sm">
                Invited
              </Title>
              <InvitationTable items={items} />
            </section>
          )
        }
      </Loaded>
    </Page>
  );
}
