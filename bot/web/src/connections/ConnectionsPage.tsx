import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { Empty } from '../console/Empty.tsx';
import { LinkButton } from '../console/LinkButton.tsx';
import { Loaded } from '../console/Loaded.tsx';
import { May } from '../console/May.tsx';
import { matches } from '../console/matches.ts';
import { Page } from '../console/Page.tsx';
import { Search } from '../console/Search.tsx';
import { paths } from '../shell/paths.ts';
import { type Connection, connectionsQuery } from './api.ts';
import { ConnectionDrawer } from './ConnectionDrawer.tsx';
import { ConnectionRows } from './ConnectionRows.tsx';
import { useSystems } from './useSystems.ts';
import { stateOf } from './words.ts';

/** The systems that Parley is let into, and how it stands with each. */
export default function ConnectionsPage(): ReactNode {
  const connections = useQuery(connectionsQuery);
  const { id } = useParams();
  return (
    <Page
      title="Connections"
      lead="The systems that your workflows may use. Keys are sealed, and nobody sees them again."
      deed="connect"
      actions={<ConnectLink>Connect a system</ConnectLink>}
    >
      <Loaded query={connections}>{(items) => (items.length === 0 ? <NotConnected /> : <Connected items={items} />)}</Loaded>
      <ConnectionDrawer id={id} />
    </Page>
  );
}

function Connected({ items }: { items: Connection[] }): ReactNode {
  const [query, setQuery] = useState('');
  const { titleOf } = useSystems();
  const found = items.filter((connection) => {
    const { connector, name, account, createdBy } = connection;
    return matches(query, connector, titleOf(connector), name, account, createdBy, stateOf(connection).label);
  });
  return (
    <>
      <Search label="Search connections" value={query} onChange={setQuery} found={found.length} of={items.length} />
      {found.length === 0 ? (
        <Empty title="No connection like this">Nothing here matches “{query}”. Search by system, name, account or person.</Empty>
      ) : (
        <ConnectionRows items={found} />
      )}
    </>
  );
}

function NotConnected(): ReactNode {
  return (
    <Empty title="Nothing is connected yet" actions={<ConnectLink>Connect the first one</ConnectLink>}>
      Connect the systems you work with, such as your mail, your tracker or your database: once for the whole organization, and every
      workflow can use them.
    </Empty>
  );
}

function ConnectLink({ children }: { children: string }): ReactNode {
  return (
    <May deed="connect">
      <LinkButton look="primary" to={paths.connect()}>
        {children}
      </LinkButton>
    </May>
  );
}
