import { IconArrowLeft, IconMessageCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Connection } from '../api/eventStream.ts';
import { momentWords } from '../chat/markdown/moment.ts';
import { WhyNot } from '../console/May.tsx';
import { paths } from '../shell/paths.ts';
import { Notice } from '../ui/Notice.tsx';
import { RunActions } from './RunActions.tsx';
import { StatusMark } from './StatusMark.tsx';
import { useNow } from './useNow.ts';
import { durationWords, hasEnded, type Run, runMillis, shortId } from './words.ts';
import styles from './RunPage.module.css';

interface Props {
  run: Run;
  connection: Connection;
  /** Whether the step that failed says the same. */
  isErrorBelow: boolean;
}

/** Live is what everybody expects. */
const CONNECTION_WORDS: Readonly<Record<Connection, string>> = {
  live: '',
  polling: 'No live connection; asked for every few seconds',
  offline: 'Parley cannot be reached. Trying again …',
};

export function RunHeader({ run, connection, isErrorBelow }: Props): ReactNode {
  const isOpen = !hasEnded(run.status);
  const took = runMillis(run, useNow(isOpen));
  const version = run.version === undefined || run.version === null ? 'draft' : `v${run.version}`;
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <div>
          <Link className={styles.back} to={paths.runs}>
            <IconArrowLeft size={14} aria-hidden="true" /> Runs
          </Link>
          <h1 className={styles.title}>
            <Link to={paths.workflow(run.workflow)}>{run.workflowName}</Link>
            <StatusMark status={run.status} />
          </h1>
        </div>
        <RunActions run={run} />
      </div>
      <div className={styles.facts}>
        <dl className={styles.list}>
          <Fact name="Version">{version}{run.mode === 'test' && ' (test)'}</Fact>
          <Fact name="Started">
            <time dateTime={run.startedAt} title={new Date(run.startedAt).toLocaleString()}>
              {momentWords(run.startedAt)}
            </time>
          </Fact>
          <Fact name={isOpen ? 'Takes' : 'Took'}>{took === undefined ? 'waits for its turn' : durationWords(took)}</Fact>
          <Fact name="Trigger">{run.trigger}</Fact>
          {run.startedBy !== undefined && <Fact name="By">{run.startedBy}</Fact>}
          {run.origin !== undefined && (
            <Fact name="Replays">
              <Link to={paths.run(run.origin)}>{shortId(run.origin)}</Link>
            </Fact>
          )}
          <Fact name="Run">
            <code title={run.id}>{shortId(run.id)}</code>
          </Fact>
        </dl>
        {run.thread !== undefined && (
          <a className={styles.thread} href={run.thread}>
            <IconMessageCircle size={15} stroke={1.7} aria-hidden="true" /> Where it was told
          </a>
        )}
        {isOpen && <span className={styles.stale} role="status">{CONNECTION_WORDS[connection]}</span>}
      </div>
      <WhyNot deed="change" />
      {run.status === 'FAILED' && run.error !== undefined && !isErrorBelow && (
        <Notice tone="error">
          <p className={styles.errorText}>{run.error.message}</p>
          {run.error.hint && <p className={styles.hint}>{run.error.hint}</p>}
        </Notice>
      )}
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
