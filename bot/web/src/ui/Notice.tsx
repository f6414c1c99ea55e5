import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './Notice.module.css';

export type Tone = 'error' | 'warning' | 'success';

const ICONS = { error: 'error', warning: 'warning', success: 'check' } as const;

/** Something a person should not overlook, with what they can do about it beneath. */
export function Notice({ tone, children, actions }: { tone: Tone; children: ReactNode; actions?: ReactNode }): ReactNode {
  return (
    <div className={[styles.notice, styles[tone]].join(' ')}>
      <Icon name={ICONS[tone]} />
      <div className={styles.body}>
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
