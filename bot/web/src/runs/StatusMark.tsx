import type { ReactNode } from 'react';
import { type RunStatus, STATUS_TONES, STATUS_WORDS, type Tone } from './words.ts';
import styles from './StatusMark.module.css';

/** A run's status in a word; what goes on has a dot that breathes. */
export function StatusMark({ status }: { status: RunStatus }): ReactNode {
  return <Mark tone={STATUS_TONES[status]}>{STATUS_WORDS[status]}</Mark>;
}

export function Mark({ tone, children }: { tone: Tone; children: ReactNode }): ReactNode {
  return (
    <span className={styles.mark} data-tone={tone}>
      <span className={styles.dot} aria-hidden="true" />
      {children}
    </span>
  );
}
