import type { ReactNode } from 'react';
import { Mark } from '../ui/Mark.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import styles from './Landing.module.css';

/** A quiet page with the brand and one thing on it. */
export function Landing({ children }: { children: ReactNode }): ReactNode {
  return (
    <main className={styles.landing}>
      <div className={styles.column}>
        <Mark size={40} />
        {children}
      </div>
    </main>
  );
}

/** Appears only when the wait is long enough to be noticed. */
export function Waiting({ label }: { label: string }): ReactNode {
  return (
    <div className={styles.waiting} role="status">
      <Spinner size={20} />
      <span className="visually-hidden">{label}</span>
    </div>
  );
}
