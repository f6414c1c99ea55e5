import type { ReactNode } from 'react';
import { momentWords } from './markdown/moment.ts';
import styles from './Time.module.css';

export function Time({ at }: { at: string | undefined }): ReactNode {
  const date = new Date(at ?? Number.NaN);
  if (at === undefined || Number.isNaN(date.getTime())) return null;
  return (
    <time className={styles.time} dateTime={at} title={date.toLocaleString()}>
      {momentWords(at)}
    </time>
  );
}
