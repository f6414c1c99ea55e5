import type { ReactNode } from 'react';
import { SystemIcon } from '../connections/SystemIcon.tsx';
import { useSystems } from '../connections/useSystems.ts';
import type { Needed } from './api.ts';
import styles from './Templates.module.css';

/** What a template works with, and what of that is connected already. */
export function Systems({ systems }: { systems: Needed[] }): ReactNode {
  const { systemOf } = useSystems();
  if (systems.length === 0) return <p className={styles.nothing}>Nothing to connect</p>;
  return (
    <ul className={styles.systems}>
      {systems.map(({ connector, title, isConnected }) => (
        <li key={connector} className={styles.system}>
          <SystemIcon icon={systemOf(connector)?.icon} title={title} size={24} />
          {title}
          <span className={isConnected ? styles.connected : styles.missing}>{isConnected ? 'connected' : 'not connected'}</span>
        </li>
      ))}
    </ul>
  );
}
