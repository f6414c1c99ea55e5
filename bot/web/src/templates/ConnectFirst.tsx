import type { ReactNode } from 'react';
import { SystemIcon } from '../connections/SystemIcon.tsx';
import { useSystems } from '../connections/useSystems.ts';
import { LinkButton } from '../console/LinkButton.tsx';
import { useMay } from '../console/useMay.ts';
import { paths } from '../shell/paths.ts';
import type { Needed } from './api.ts';
import styles from './TemplatePage.module.css';

/** The systems a template works with. It can be installed without them, and begins to work once they are connected. */
export function ConnectFirst({ systems }: { systems: Needed[] }): ReactNode {
  const { systemOf } = useSystems();
  if (systems.length === 0) return null;
  const areAllConnected = systems.every(({ isConnected }) => isConnected);
  return (
    <section>
      <h2>{areAllConnected ? 'Works with' : 'Connect these first'}</h2>
      <ul className={styles.needed}>
        {systems.map(({ connector, title, isConnected }) => (
          <li key={connector}>
            <SystemIcon icon={systemOf(connector)?.icon} title={title} size={32} />
            {title}
            {isConnected ? <span className={styles.ready}>connected</span> : <ConnectIt connector={connector} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ConnectIt({ connector }: { connector: string }): ReactNode {
  const isTheirs = useMay('connect');
  return isTheirs ? <LinkButton to={paths.connect(connector)}>Connect</LinkButton> : <span className={styles.missing}>not connected</span>;
}
