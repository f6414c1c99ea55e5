import type { ReactNode } from 'react';
import styles from './Empty.module.css';

/** Nothing here yet: says what would be, and how to get there. */
export function Empty({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }): ReactNode {
  return (
    <section className={styles.empty}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{children}</p>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
