import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Back } from '../console/Back.tsx';
import { Cards, CardsOutline } from '../console/Cards.tsx';
import { Empty } from '../console/Empty.tsx';
import { Loaded } from '../console/Loaded.tsx';
import { matches } from '../console/matches.ts';
import { Page } from '../console/Page.tsx';
import { Search } from '../console/Search.tsx';
import { paths } from '../shell/paths.ts';
import { type Connector, connectionsQuery, operationNamesQuery, systemsQuery } from './api.ts';
import { BrokenJars } from './BrokenJars.tsx';
import { importsQuery } from './imports/api.ts';
import { ImportButton } from './imports/ImportButton.tsx';
import { SystemCard } from './SystemCard.tsx';

const NARROWEST = 230;

/** Every system that can be connected. */
export default function GalleryPage(): ReactNode {
  const systems = useQuery(systemsQuery);
  return (
    <Page
      title="Connect a system"
      lead="Choose where Parley shall be let in. You decide what it may do there."
      deed="connect"
      actions={<ImportButton />}
    >
      <Back to={paths.connections}>Connections</Back>
      <Loaded query={systems} skeleton={<CardsOutline narrowest={NARROWEST} height={94} cards={9} />}>
        {({ items, broken }) => (
          <>
            <Systems items={items.filter(({ auth }) => auth.length > 0)} />
            <BrokenJars jars={broken} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Systems({ items }: { items: Connector[] }): ReactNode {
  const [query, setQuery] = useState('');
  const { data: connections = [] } = useQuery(connectionsQuery);
  const { data: names } = useQuery(operationNamesQuery);
  const { data: imports = [] } = useQuery(importsQuery);
  const found = items.filter(({ name, title, operations, events }) =>
    matches(query, name, title, ...operations.map((id) => names?.get(id)?.title ?? id), ...events.map((event) => event.title)),
  );
  return (
    <>
      <Search label="Search by system or by what it can do" value={query} onChange={setQuery} found={found.length} of={items.length} autoFocus />
      {found.length === 0 ? (
        <Empty title="No such system">
          Nothing matches “{query}”. If it has an OpenAPI document, import that. Parley can also reach it over HTTP, and community connectors
          are jars that your administrator can add.
        </Empty>
      ) : (
        <Cards narrowest={NARROWEST}>
          {found.map((system) => (
            <SystemCard
              key={system.name}
              system={system}
              connected={connections.filter(({ connector }) => connector === system.name).length}
              imported={imports.find(({ name }) => name === system.name)}
            />
          ))}
        </Cards>
      )}
    </>
  );
}
