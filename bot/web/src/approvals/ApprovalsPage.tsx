import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { sessionQuery } from '../api/queries.ts';
import { Loaded } from '../console/Loaded.tsx';
import { Page } from '../console/Page.tsx';
import { History } from './History.tsx';
import { Inbox } from './Inbox.tsx';
import { allApprovalsQuery, pendingApprovalsQuery } from './queries.ts';

/** What waits for people, and what they answered. */
export default function ApprovalsPage(): ReactNode {
  const [params, setParams] = useSearchParams();
  const session = useQuery(sessionQuery);
  const pending = useQuery(pendingApprovalsQuery);
  const tab = params.get('tab') === 'history' ? 'history' : 'inbox';
  const reader = session.data;
  return (
    <Page title="Approvals" lead="Runs that wait for a person: yours first, then everybody's.">
      <Tabs value={tab} onChange={(next) => setParams(next === 'history' ? { tab: next } : {}, { replace: true })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="inbox">Inbox{pending.data !== undefined && pending.data.length > 0 && ` (${pending.data.length})`}</Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="inbox">
          <Loaded query={pending}>{(items) => (reader ? <Inbox key={params.get('id')} items={items} reader={reader} start={params.get('id')} /> : null)}</Loaded>
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <DecidedOnes />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function DecidedOnes(): ReactNode {
  const all = useQuery(allApprovalsQuery);
  return <Loaded query={all}>{(items) => <History items={items.filter(({ state }) => state !== 'pending')} />}</Loaded>;
}
