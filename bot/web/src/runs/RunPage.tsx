import { Skeleton } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useParams } from 'react-router';
import { Trouble } from '../console/Trouble.tsx';
import { paths } from '../shell/paths.ts';
import { RunHeader } from './RunHeader.tsx';
import { RunTrace } from './RunTrace.tsx';
import { useRun } from './useRun.ts';
import { shortId } from './words.ts';
import styles from './RunPage.module.css';

/** One run: what it is, every step of it as it happens, and what a person can do about it. */
export default function RunPage(): ReactNode {
  const { run: id = '' } = useParams();
  return <OneRun key={id} id={id} />;
}

function OneRun({ id }: { id: string }): ReactNode {
  const { run, trace, connection } = useRun(id);
  useEffect(() => {
    document.title = run.data === undefined ? 'Run · Parley' : `${run.data.workflowName} ${shortId(id)} · Parley`;
  }, [id, run.data]);
  if (run.data === undefined) return <div className={styles.page}>{run.isError ? <Problem query={run} /> : <Outline />}</div>;
  return (
    <div className={styles.page}>
      <RunHeader run={run.data} connection={connection} isErrorBelow={trace.data === undefined || trace.data.some(({ error }) => error?.message === run.data.error?.message)} />
      {trace.data === undefined ? (
        <div className={styles.body}>{trace.isError ? <Problem query={trace} /> : <TraceOutline />}</div>
      ) : (
        <RunTrace run={run.data} spans={trace.data} />
      )}
    </div>
  );
}

function Problem({ query }: { query: { error: unknown; refetch: () => Promise<unknown> } }): ReactNode {
  return (
    <Trouble error={query.error} retry={() => void query.refetch()} wayOut={{ what: 'run', to: paths.runs, label: 'All runs' }} />
  );
}

function Outline(): ReactNode {
  return (
    <div aria-busy="true">
      <div className={styles.header}>
        <Skeleton height={26} width={280} mb={10} />
        <Skeleton height={16} width={420} />
      </div>
      <TraceOutline />
    </div>
  );
}

function TraceOutline(): ReactNode {
  return (
    <div className={styles.outline} aria-busy="true">
      {Array.from({ length: 7 }, (_, row) => (
        <Skeleton key={row} height={20} radius="sm" />
      ))}
    </div>
  );
}
