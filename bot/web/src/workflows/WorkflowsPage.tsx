import { Badge, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Schema } from '../api/parley.ts';
import { Time } from '../chat/Time.tsx';
import { Empty } from '../console/Empty.tsx';
import { Loaded } from '../console/Loaded.tsx';
import { May } from '../console/May.tsx';
import { matches } from '../console/matches.ts';
import { Page } from '../console/Page.tsx';
import { Search } from '../console/Search.tsx';
import { paths } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { NewWorkflow } from './NewWorkflow.tsx';
import { WorkflowActions } from './WorkflowActions.tsx';
import styles from './Workflows.module.css';
import { workflowsQuery } from './workflowsQuery.ts';

type Workflow = Schema['WorkflowSummary'];

const AT_ONCE = 100;
/** Fewer are overlooked without a search. */
const MANY = 8;

export default function WorkflowsPage(): ReactNode {
  const workflows = useQuery(workflowsQuery);
  return (
    <Page title="Workflows" lead="What Parley does for your organization, and drafts of what it could do." actions={<NewWorkflow />} deed="change">
      <Loaded query={workflows}>{(items) => (items.length === 0 ? <NoWorkflows /> : <Workflows items={items} />)}</Loaded>
    </Page>
  );
}

function Workflows({ items }: { items: Workflow[] }): ReactNode {
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(AT_ONCE);
  const found = items.filter(({ name, trigger, liveVersion }) => matches(query, name, trigger, isLive(liveVersion) ? 'live' : 'draft'));
  return (
    <>
      {items.length > MANY && <Search label="Search workflows" value={query} onChange={setQuery} found={found.length} of={items.length} />}
      {found.length === 0 ? (
        <Empty title="No workflow like this">Nothing here matches “{query}”. Search by name, by what starts it, or for live and draft.</Empty>
      ) : (
        <WorkflowTable items={found.slice(0, shown)} />
      )}
      {found.length > shown && <Button onClick={() => setShown(shown + AT_ONCE)}>Show {Math.min(AT_ONCE, found.length - shown)} more</Button>}
    </>
  );
}

function WorkflowTable({ items }: { items: Workflow[] }): ReactNode {
  return (
    <Table highlightOnHover verticalSpacing="sm" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th className={styles.aside}>Starts by</Table.Th>
          <Table.Th className={styles.live}>Live</Table.Th>
          <Table.Th className={styles.aside}>Changed</Table.Th>
          <Table.Th aria-label="Actions" className={styles.actions} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(({ id, name, trigger, liveVersion, updatedAt }) => (
          <Table.Tr key={id}>
            <Table.Td className={styles.name}>
              <Link to={paths.workflow(id)}>
                <bdi>{name}</bdi>
              </Link>
            </Table.Td>
            <Table.Td className={styles.aside}>{trigger}</Table.Td>
            <Table.Td>
              {isLive(liveVersion) ? (
                <Badge color="teal" variant="light" tt="none">
                  v{liveVersion}
                </Badge>
              ) : (
                <Badge variant="default" tt="none">
                  draft
                </Badge>
              )}
            </Table.Td>
            <Table.Td className={styles.aside}>
              <Time at={updatedAt} />
            </Table.Td>
            <Table.Td className={styles.actions}>
              <May deed="change">
                <WorkflowActions id={id} name={name} isLive={isLive(liveVersion)} />
              </May>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function isLive(version: number | null | undefined): boolean {
  return version !== undefined && version !== null;
}

function NoWorkflows(): ReactNode {
  return (
    <Empty title="No workflows yet" actions={<NewWorkflow />}>
      Say what should happen in a conversation, and Parley drafts the workflow; or build one yourself on the canvas.
    </Empty>
  );
}
