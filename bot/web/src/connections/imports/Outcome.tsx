import { type ReactNode, useEffect, useRef } from 'react';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Imports.module.css';

/** What became of a document; it has the focus that the form's button had. */
export function Outcome({ said, actions, children }: { said: string; actions: ReactNode; children: ReactNode }): ReactNode {
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => outcome.current?.focus(), []);
  return (
    <div ref={outcome} className={styles.dialog} tabIndex={-1} role="group" aria-label={said}>
      <Notice tone="success">
        <p>{said}</p>
      </Notice>
      {children}
      <div className={styles.buttons}>{actions}</div>
    </div>
  );
}
