import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { momentWords } from '../chat/markdown/moment.ts';
import { paths } from '../shell/paths.ts';
import { StatusMark } from './StatusMark.tsx';
import { durationWords, type Run, runMillis, shortId } from './words.ts';
import styles from './RunsPage.module.css';

interface Props {
  run: Run;
  top: number;
  /** Which row of the table it is, from 1. */
  place: number;
  isActive: boolean;
  now: number;
}

export function RunRow({ run, top, place, isActive, now }: Props): ReactNode {
  const took = runMillis(run, now);
  return (
    <div className={styles.row} role="row" aria-rowindex={place} data-active={isActive || undefined} style={{ transform: `translateY(${top}px)` }}>
      <span role="cell" className={styles.name}>
        <Link className={styles.link} to={paths.run(run.id)}>
          {run.workflowName}
        </Link>
        <span className={styles.version}>{run.version === undefined || run.version === null ? 'draft' : `v${run.version}`}</span>
        {run.mode === 'test' && (
          <Badge size="xs" variant="default">
            test
          </Badge>
        )}
      </span>
      <span role="cell">
        <StatusMark status={run.status} />
      </span>
      <span role="cell" className={styles.quiet}>
        {run.trigger}
      </span>
      <time role="cell" className={styles.quiet} dateTime={run.startedAt} title={new Date(run.startedAt).toLocaleString()}>
        {momentWords(run.startedAt)}
      </time>
      <span role="cell" className={styles.number}>
        {took === undefined ? '' : durationWords(took)}
      </span>
      <span role="cell" className={styles.id}>
        {shortId(run.id)}
      </span>
    </div>
  );
}
