import type { ReactNode } from 'react';
import type { Connection } from '../api/subscription.ts';
import { Spinner } from '../ui/Spinner.tsx';
import styles from './ConnectionNotice.module.css';

/** Polling is as good as live for a reader, so only silence is worth a word. */
export function ConnectionNotice({ connection }: { connection: Connection }): ReactNode {
  return (
    <div role="status">
      {connection === 'offline' && (
        <p className={styles.notice}>
          <Spinner size={14} />
          Parley cannot be reached. Reconnecting; what you write is kept.
        </p>
      )}
    </div>
  );
}
