import { Badge, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schema } from '../api/parley.ts';
import { Time } from '../chat/Time.tsx';
import { Empty } from '../console/Empty.tsx';
import { Loaded } from '../console/Loaded.tsx';
import { May } from '../console/May.tsx';
import { Page } from '../console/Page.tsx';
import { paths } from '../shell/paths.ts';
import { NewWorkflow } from './NewWorkflow.tsx';
import { WorkflowActions } from './WorkflowActions.tsx';
import { workflowsQuery } from './workflowsQuery.ts';

export default function WorkflowsPage(): ReactNode {
  const workflows = useQuery(workflowsQuery);
  return (
    <Page title="Workflows" lead="What Parley does for your organization, and drafts of what it could do." actions={<NewWorkflow />} deed="change">
      <Loaded query={workflows}>{(items) => (items.length === 0 ? <NoWorkflows /> : <WorkflowTable items={items} />)}</Loaded>
    </Page>
  );
}

function WorkflowTable({ items }: { items: Schema['WorkflowSummary'][] }): ReactNode {
  return (
    <Table highlightOnHover verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th>Starts by</Table.Th>
          <Table.Th>Live</Table.Th>
          <Table.Th>Changed</Table.Th>
          <Table.Th aria-label="Actions" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(({ id, name, trigger, liveVersion, updatedAt }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Link to={paths.workflow(id)}>{name}</Link>
            </Table.Td>
            <Table.Td>{trigger}</Table.Td>
            <Table.Td>{liveVersion === undefined || liveVersion === null ? <Badge variant="default" tt="none">draft</Badge> : <Badge color="teal" variant="light" tt="none">v{liveVersion}</Badge>}</Table.Td>
            <Table.Td>
              <Time at={updatedAt} />
            </Table.Td>
            <Table.Td>
              <May deed="change">
                <WorkflowActions id={id} name={name} isLive={liveVersion !== undefined && liveVersion !== null} />
              </May>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function NoWorkflows(): ReactNode {
  return (
    <Empty title="No workflows yet" actions={<NewWorkflow />}>
      Say what should happen in a conversation, and Parley drafts the workflow; or build one yourself on the canvas.
    </Empty>
  );
}
