import type { ReactNode } from 'react';
import type { Step, StepStatus } from '../../api/types.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { InlineOf } from '../markdown/Markdown.tsx';
import { parseInline } from '../markdown/parse.ts';
import styles from './ProgressBlock.module.css';

export function ProgressBlock({ steps }: { steps: Step[] }): ReactNode {
  return (
    <ol className={styles.steps}>
      {steps.map(({ id, title, status, detail }) => (
        <li key={id} className={[styles.step, styles[status]].join(' ')} aria-current={status === 'running' ? 'step' : undefined}>
          <span className={styles.state}>
            <StateIcon status={status} />
            <span className="visually-hidden">{WORDS[status]}: </span>
          </span>
          <span className={styles.title}>{title}</span>
          {detail !== undefined && (
            <span className={styles.detail}>
              <InlineOf parts={parseInline(detail)} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

const WORDS: Record<StepStatus, string> = {
  pending: 'To do',
  running: 'Running',
  waiting: 'Waiting',
  done: 'Done',
  failed: 'Failed',
  skipped: 'Skipped',
};

function StateIcon({ status }: { status: StepStatus }): ReactNode {
  switch (status) {
    case 'pending':
      return null;
    case 'running':
      return <Spinner size={18} />;
    case 'waiting':
      return <Icon name="pause" size={14} />;
    case 'done':
      return <Icon name="check" size={13} />;
    case 'failed':
      return <Icon name="close" size={12} />;
    case 'skipped':
      return <Icon name="minus" size={13} />;
  }
}
