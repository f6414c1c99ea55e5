import { IconMessageCircle, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { momentWords } from '../chat/markdown/moment.ts';
import { Markdown } from '../chat/markdown/Markdown.tsx';
import { runQuery } from '../runs/queries.ts';
import { paths } from '../shell/paths.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { ApprovalButtons } from './ApprovalButtons.tsx';
import { countdown } from './countdown.ts';
import { answeringOf, type Approval, approverWords, questionWords, type Reader } from './whose.ts';
import styles from './Approvals.module.css';

interface Props {
  approval: Approval;
  reader: Reader;
  now: number;
  onDecided: () => void;
}

/** One open question, what it is about, and room for the answer. */
export function ApprovalDetail({ approval, reader, now, onDecided }: Props): ReactNode {
  const run = useQuery(runQuery(approval.executionId));
  const left = countdown(approval.expiresAt, now);
  const answering = answeringOf(approval.approvers, reader);
  return (
    <article className={styles.card} aria-label={questionWords(approval)}>
      <p className={styles.kind}>{approval.kind === 'input' ? 'Asks for facts' : 'Asks for approval'}</p>
      <div className={styles.question}>
        <Markdown source={approval.message || `Step "${approval.node}" asks.`} />
      </div>
      <dl className={styles.facts}>
        <Fact name="Workflow">{approval.workflowName}</Fact>
        <Fact name="Asked">{momentWords(approval.askedAt)}</Fact>
        <Fact name="Who may answer">{approverWords(approval.approvers)}</Fact>
        {left !== undefined && (
          <Fact name="Time left">
            <span data-urgent={left.isUrgent || undefined} title={new Date(approval.expiresAt ?? '').toLocaleString()}>
              {left.words}
            </span>
          </Fact>
        )}
      </dl>
      <p className={styles.links}>
        <Link to={paths.run(approval.executionId)}>
          <IconRoute size={15} stroke={1.7} aria-hidden="true" /> See the run
        </Link>
        {run.data?.thread !== undefined && (
          <a href={run.data.thread}>
            <IconMessageCircle size={15} stroke={1.7} aria-hidden="true" /> See where it was told
          </a>
        )}
      </p>
      {answering === 'inTheirPlace' && <p className={styles.note}>You are not among those who were asked. As an owner you may answer in their place.</p>}
      {answering === 'notTheirs' ? (
        <p className={styles.note} role="note">
          This is for others to answer: {approverWords(approval.approvers)}. Ask one of them, or an owner, who may answer in their place.
        </p>
      ) : approval.kind === 'input' ? (
        <AnswerForm approval={approval} onDecided={onDecided} />
      ) : (
        <ApprovalButtons approval={approval} onDecided={onDecided} />
      )}
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
