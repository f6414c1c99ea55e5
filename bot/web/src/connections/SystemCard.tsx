import type { ReactNode } from 'react';
import { Card, CardLink } from '../console/Cards.tsx';
import { paths } from '../shell/paths.ts';
import type { Connector } from './api.ts';
import type { Imported } from './imports/api.ts';
import { ImportedButtons } from './imports/ImportedButtons.tsx';
import { SystemIcon } from './SystemIcon.tsx';
import { canDo, count } from './words.ts';
import styles from './Gallery.module.css';

interface Props {
  system: Connector;
  /** How many connections to it there are. */
  connected: number;
  /** What it was made of, if not by a programmer. */
  imported: Imported | undefined;
}

export function SystemCard({ system, connected, imported }: Props): ReactNode {
  const { name, title, icon, operations, events } = system;
  return (
    <Card className={styles.system}>
      <SystemIcon icon={icon} title={title} size={40} />
      <div className={styles.text}>
        <CardLink to={paths.connect(name)}>{title}</CardLink>
        <p className={styles.detail}>{canDo(operations.length, events.length)}</p>
        {connected > 0 && <p className={styles.connected}>{count(connected, 'connection', 'connections')}</p>}
        {imported !== undefined && (
          <>
            <p className={styles.detail}>Imported by {imported.importedBy}</p>
            <ImportedButtons api={imported} />
          </>
        )}
      </div>
    </Card>
  );
}
