import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { momentWords } from '../chat/markdown/moment.ts';
import { Empty } from '../console/Empty.tsx';
import { Mark } from '../runs/StatusMark.tsx';
import type { Tone } from '../runs/words.ts';
import { paths } from '../shell/paths.ts';
import { MOST_APPROVALS } from './queries.ts';
import { type Approval, approverWords, questionWords } from './whose.ts';
import styles from './Approvals.module.css';

const TONES: Readonly<Record<string, Tone>> = { approved: 'success', answered: 'success', rejected: 'error', expired: 'warning' };

/** What was asked and how it was answered, newest first. */
export function History({ items }: { items: Approval[] }): ReactNode {
  if (items.length === 0) return <Empty title="Nothing was decided yet">Answers appear here, with who gave them and why.</Empty>;
  return (
    <>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="sm" aria-label="Answered questions">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Question</Table.Th>
              <Table.Th>Answer</Table.Th>
              <Table.Th>By</Table.Th>
              <Table.Th>When</Table.Th>
              <Table.Th>Run</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((approval) => (
              <Decided key={approval.id} approval={approval} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {items.length >= MOST_APPROVALS - 1 && <p className={styles.tooMuch}>The newest {MOST_APPROVALS} are shown. Older answers are in their runs.</p>}
    </>
  );
}

function Decided({ approval }: { approval: Approval }): ReactNode {
  const at = approval.decidedAt ?? approval.askedAt;
  return (
    <Table.Tr>
      <Table.Td className={styles.wide}>
        {questionWords(approval)}
        <div className={styles.sub}>
          {approval.workflowName} · asked {approverWords(approval.approvers)}
        </div>
      </Table.Td>
      <Table.Td className={styles.wide}>
        <Mark tone={TONES[approval.state] ?? 'quiet'}>{approval.state}</Mark>
        {approval.comment && <div className={styles.sub}>“{approval.comment}”</div>}
      </Table.Td>
      <Table.Td>{approval.decidedBy ?? ''}</Table.Td>
      <Table.Td>
        <time dateTime={at} title={new Date(at).toLocaleString()}>
          {momentWords(at)}
        </time>
      </Table.Td>
      <Table.Td>
        <Link to={paths.run(approval.executionId)}>See the run</Link>
      </Table.Td>
    </Table.Tr>
  );
}
