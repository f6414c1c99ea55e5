import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Back } from '../console/Back.tsx';
import { Empty } from '../console/Empty.tsx';
import { Loaded } from '../console/Loaded.tsx';
import { Page } from '../console/Page.tsx';
import { useMay } from '../console/useMay.ts';
import { paths } from '../shell/paths.ts';
import { systemsQuery } from './api.ts';
import { Abilities } from './Abilities.tsx';
import { ConnectForm } from './ConnectForm.tsx';
import { useSystems } from './useSystems.ts';
import styles from './ConnectPage.module.css';

/** Connecting one system: what it asks for, and what can be done with it afterwards. */
export default function ConnectPage(): ReactNode {
  const { connector = '' } = useParams();
  const systems = useQuery(systemsQuery);
  const { titleOf } = useSystems();
  const mayConnect = useMay('connect');
  return (
    <Page title={`Connect ${titleOf(connector)}`} lead="For the whole organization: every workflow can use it, and nobody sees its keys." deed="connect">
      <Back to={paths.connect()}>All systems</Back>
      <Loaded query={systems}>
        {({ items }) => {
          const system = items.find(({ name }) => name === connector);
          if (system === undefined || system.auth.length === 0) {
            return <Empty title="There is nothing to connect">Parley knows no system “{connector}” that one could be let into.</Empty>;
          }
          return (
            <div className={styles.columns}>
              {mayConnect && <ConnectForm key={system.name} system={system} />}
              <aside className={styles.abilities} aria-label={`What ${system.title} can do`}>
                <Abilities system={system} />
              </aside>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
