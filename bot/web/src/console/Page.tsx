import { type ReactNode, useEffect } from 'react';
import styles from './Page.module.css';

interface Props {
  title: string;
  /** One line under the title that says what the page is for. */
  lead?: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page that scrolls, with its title. */
export function Page({ title, lead, actions, children }: Props): ReactNode {
  useEffect(() => {
    document.title = `${title} · Parley`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div>
          <h1 className={styles.title}>{title}</h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
