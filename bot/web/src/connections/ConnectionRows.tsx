import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { Day } from '../console/Day.tsx';
import { paths } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import type { Connection } from './api.ts';
import { State } from './State.tsx';
import { SystemIcon } from './SystemIcon.tsx';
import { useSystems } from './useSystems.ts';
import { count } from './words.ts';
import styles from './ConnectionRows.module.css';

const AT_ONCE = 100;

export function ConnectionRows({ items }: { items: Connection[] }): ReactNode {
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <ul className={styles.rows}>
        {items.slice(0, shown).map((connection) => (
          <Row key={connection.id} connection={connection} />
        ))}
      </ul>
      {items.length > shown && <Button onClick={() => setShown(shown + AT_ONCE)}>Show {Math.min(AT_ONCE, items.length - shown)} more</Button>}
    </>
  );
}

function Row({ connection }: { connection: Connection }): ReactNode {
  const { systemOf, titleOf } = useSystems();
  const { id, connector, name, account, status, problem, scopes, createdBy, createdAt } = connection;
  const title = titleOf(connector);
  return (
    <li className={styles.row}>
      <SystemIcon icon={systemOf(connector)?.icon} title={title} />
      <div className={styles.what}>
        <Link className={styles.name} to={paths.connection(id)}>
          {name}
        </Link>
        <p className={styles.detail}>{[name === title ? undefined : title, account].filter(Boolean).join(' · ')}</p>
        {status === 'NEEDS_RECONNECT' && problem !== undefined && <p className={styles.problem}>{problem}</p>}
      </div>
      <p className={styles.scopes} title={scopes.join(', ')}>
        {scopes.length > 0 && count(scopes.length, 'permission', 'permissions')}
      </p>
      <p className={styles.who}>
        {createdBy}
        <br />
        <Day at={createdAt} />
      </p>
      <p className={styles.state}>
        <State connection={connection} />
      </p>
    </li>
  );
}
