import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { momentWords } from '../chat/markdown/moment.ts';
import { Loaded } from '../console/Loaded.tsx';
import { stepLogQuery } from './queries.ts';
import type { TraceEntry } from './spanTree.ts';
import { hasEnded, type Run } from './words.ts';
import styles from './SpanPanel.module.css';

const TO_THE_SECOND = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** What happened to a step, line by line. */
export function StepLog({ run, entry }: { run: Run; entry: TraceEntry }): ReactNode {
  const log = useQuery(stepLogQuery(run.id, entry.key, entry.spans.map(({ status }) => status).join(), hasEnded(run.status)));
  return (
    <Loaded query={log}>
      {(lines) => (
        <ol className={styles.log} aria-label="Log">
          {lines.map(({ at, text, hint, due }, place) => (
            <li key={place}>
              <time dateTime={at} title={new Date(at).toLocaleString()}>
                {TO_THE_SECOND.format(new Date(at))}
              </time>
              <span>
                {text}
                {hint !== undefined && <span className={styles.hint}> {hint}</span>}
                {due !== undefined && <span className={styles.hint}> Due {momentWords(due)}.</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
