import { type ReactNode, useEffect } from 'react';
import type { Deed } from '../api/types.ts';
import { WhyNot } from './May.tsx';
import styles from './Page.module.css';

interface Props {
  title: string;
  /** One line under the title that says what the page is for. */
  lead?: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** What its buttons do. Those who may not are told so once, above everything, and see no such buttons. */
  deed?: Deed;
  children: ReactNode;
}

/** A page that scrolls, with its title. */
export function Page({ title, lead, actions, deed, children }: Props): ReactNode {
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
      {deed !== undefined && (
        <div className={styles.why}>
          <WhyNot deed={deed} />
        </div>
      )}
      {children}
    </div>
  );
}
