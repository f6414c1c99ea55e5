import { Badge } from '@mantine/core';
import { memo, type ReactNode } from 'react';
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
  /** The time, for what goes on; of what has ended any will do. */
  now: number;
}

/** Making a formatter takes longer than drawing a row. */
const WHOLE_MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** Drawn again only when something of it changes, not whenever the list scrolls. */
export const RunRow = memo(function RunRow({ run, top, place, isActive, now }: Props): ReactNode {
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
      <time role="cell" className={styles.quiet} dateTime={run.startedAt} title={WHOLE_MOMENT.format(new Date(run.startedAt))}>
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
});
