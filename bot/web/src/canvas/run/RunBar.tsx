import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../../shell/paths.ts';
import { Button } from '../../ui/Button.tsx';
import { useActions } from '../editor/Editor.ts';
import type { Run } from '../editor/useRun.ts';
import { ReplayButton } from './ReplayButton.tsx';
import { isTest } from '../model/trace.ts';
import styles from './Run.module.css';

const WORDS: Readonly<Record<string, string>> = {
  QUEUED: 'Waits for its turn',
  RUNNING: 'Running …',
  WAITING: 'Waiting',
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
};

/** How the run fares that the canvas shows. */
export function RunBar({ run: { execution, steps, hide } }: { run: Run }): ReactNode {
  const { select } = useActions();
  if (execution === undefined) return null;
  const failed = [...steps].find(([, { status }]) => status === 'failed' || status === 'in_doubt')?.[0];
  return (
    <div className={styles.bar} data-status={execution.status} role="status">
      <span className={styles.status}>
        {isTest(execution) ? 'Test: ' : ''}
        {WORDS[execution.status] ?? execution.status}
      </span>
      {execution.error && <span className={styles.message}>{execution.error.message}</span>}
      {failed !== undefined && (
        <>
          <Button onClick={() => select([failed])}>Show the step</Button>
          <ReplayButton id={failed} />
        </>
      )}
      <Link to={paths.run(execution.id)}>Details</Link>
      <CloseButton size="sm" aria-label="Hide the run" onClick={hide} />
    </div>
  );
}
